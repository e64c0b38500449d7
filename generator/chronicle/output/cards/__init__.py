"""The pictures that links to pages are shown with elsewhere: of each record in each language."""

from chronicle.output.cards.drawing import CARD_SIZE, can_draw
from chronicle.output.cards.files import find_card, plan_cards

__all__ = ["CARD_SIZE", "can_draw", "find_card", "plan_cards"]
