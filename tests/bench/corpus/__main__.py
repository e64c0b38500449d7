"""Writes the chronicle, and its queries beside it: python -m bench.corpus FOLDER --battles 10000."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.corpus import make_corpus, make_name_queries, make_text_queries, write_corpus


def main() -> None:
    """Write a chronicle, and its queries if a file is named for them."""
    parser = argparse.ArgumentParser(prog="bench.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--battles", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=Path, help="a JSON file for the queries")
    options = parser.parse_args()
    corpus = make_corpus(options.seed, options.battles)
    write_corpus(corpus, options.folder)
    if options.queries:
        queries = [*make_name_queries(corpus), *make_text_queries(corpus)]
        lines = ",\n".join(json.dumps(query, ensure_ascii=False) for query in queries)
        options.queries.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(corpus.battles)} battles, {len(corpus.places)} places, {len(corpus.actors)} actors")


if __name__ == "__main__":
    main()
