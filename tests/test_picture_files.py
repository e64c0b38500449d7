"""What is made of a picture's file: upright, never blown up, with nothing of the camera's."""

from __future__ import annotations

import os
import threading
from io import BytesIO
from pathlib import Path

import pytest
from builds import COMMAND, build_site, read_site, start
from chronicle.memory import BrokenPicture, drop_unused, make_renditions
from chronicle.memory.resizing import resize
from chronicle.problems import Problems
from chronicle.reading import PictureFile
from chronicle.reading.pictures import read_picture
from chronicle.reading.sources import SourceFile
from hypothesis import given, settings
from hypothesis import strategies as st
from pictured import draw, encode, write_pictured
from PIL import Image, ImageCms

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


def _sizes(data: bytes) -> list[tuple[int, int]]:
    return [(width, height) for width, height, _ in resize(data)]


def _largest(data: bytes) -> Image.Image:
    *_, (_, _, made) = resize(data)
    return Image.open(BytesIO(made))


@pytest.mark.parametrize(
    ("size", "made"),
    [
        ((4000, 3000), [(480, 360), (960, 720), (1600, 1200)]),
        ((1600, 900), [(480, 270), (960, 540), (1600, 900)]),
        ((1100, 550), [(480, 240), (1100, 550)]),
        ((500, 400), [(500, 400)]),
        ((1, 1), [(1, 1)]),
        ((20, 9000), [(7, 3200)]),
        ((9000, 1), [(480, 1), (960, 1), (1600, 1)]),
    ],
)
def test_a_picture_is_made_smaller_and_never_larger(
    size: tuple[int, int], made: list[tuple[int, int]]
) -> None:
    assert _sizes(encode(draw(*size))) == made


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_that_a_camera_wrote_is_left(kind: str) -> None:
    notes = Image.Exif()
    notes[MAKER] = "Camera of somebody"
    notes[GPS] = {1: "N", 2: (34.0, 23.0, 12.5), 3: "E", 4: (40.0, 59.0, 1.5)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raw = encode(draw(1700, 1200), kind, exif=notes, icc_profile=profile, comment=b"by somebody")
    assert b"somebody" in raw
    for _, _, data in resize(raw):
        with Image.open(BytesIO(data)) as image:
            assert (image.format, dict(image.getexif())) == ("WEBP", {})
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
        assert not any(name in data for name in (b"somebody", b"EXIF", b"ICCP", b"XMP "))


@pytest.mark.parametrize(
    ("turned", "size"), [(1, (600, 400)), (3, (600, 400)), (6, (400, 600)), (8, (400, 600))]
)
def test_a_picture_taken_on_its_side_stands_upright(turned: int, size: tuple[int, int]) -> None:
    image = Image.new("RGB", (600, 400), "white")
    image.paste((200, 0, 0), (0, 0, 300, 200))
    notes = Image.Exif()
    notes[ORIENTATION] = turned
    made = _largest(encode(image, exif=notes))
    assert made.size == size
    right, lower = size[0] * 3 // 4, size[1] * 3 // 4
    corner = {1: (50, 50), 3: (right, lower), 6: (right, 50), 8: (50, lower)}[turned]
    red, green, _ = made.convert("RGB").getpixel(corner)  # type: ignore[misc]
    assert red > 150
    assert green < 60


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("L", "JPEG"),
        ("CMYK", "JPEG"),
        ("1", "PNG"),
        ("P", "PNG"),
        ("LA", "PNG"),
        ("RGBA", "PNG"),
        ("RGBA", "WEBP"),
    ],
)
def test_pictures_of_every_kind_of_colour_are_drawn(mode: str, kind: str) -> None:
    made = _largest(encode(draw(600, 400, mode=mode), kind))
    assert made.size == (600, 400)


def test_sixteen_bits_of_grey_become_eight() -> None:
    grey = Image.new("I;16", (60, 40), 32768)
    made = _largest(encode(grey, "PNG")).convert("L")
    assert abs(made.getpixel((30, 20)) - 128) <= 2  # type: ignore[operator]


def test_what_is_clear_becomes_paper_so_that_lines_are_seen_on_a_dark_page() -> None:
    image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 60, 20))
    made = _largest(encode(image, "PNG"))
    assert (made.getpixel((5, 5)), made.getpixel((5, 35))) == ((0, 0, 0), (255, 255, 255))


def _colour(profile: bytes) -> tuple[int, int, int]:
    image = Image.new("RGB", (60, 40), (200, 60, 20))
    return _largest(encode(image, icc_profile=profile)).getpixel((30, 20))  # type: ignore[return-value]


def test_colours_of_another_profile_become_those_of_screens() -> None:
    """The profile is stripped with all else: without it colours would be others than were taken."""
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = screen.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    assert _colour(screen) == pytest.approx((200, 60, 20), abs=12)
    assert _colour(swapped) == pytest.approx((20, 60, 200), abs=25)


def test_a_profile_that_does_not_fit_is_passed_over() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (b"no profile", lab):
        assert _colour(profile) == pytest.approx((200, 60, 20), abs=12)


def test_a_picture_of_a_telephone_with_another_behind_it_is_the_first(tmp_path: Path) -> None:
    raw = encode(draw(600, 400), "MPO", save_all=True, append_images=[draw(300, 200)])
    path, problems = tmp_path / "a.jpg", Problems()
    path.write_bytes(raw)
    assert read_picture(SourceFile(path, "a.jpg", ("a.jpg",), (0, len(raw), 0), True), problems).is_sound
    assert problems.found == []
    assert _largest(raw).size == (600, 400)


def test_a_plan_is_kept_without_loss_where_that_is_smaller() -> None:
    plan = Image.new("RGB", (400, 300), "white")
    plan.paste((10, 20, 30), (50, 50, 90, 290))
    assert _largest(encode(plan, "PNG")).convert("RGB").tobytes() == plan.tobytes()


def _file(path: Path, data: bytes) -> PictureFile:
    path.write_bytes(data)
    return PictureFile(path, path.name)


def test_the_same_file_gives_the_same_bytes_kept_or_made_anew(tmp_path: Path) -> None:
    kept, file = tmp_path / "kept", _file(tmp_path / "a.jpg", encode(draw(1000, 700)))
    first = make_renditions(file, kept)
    (place,) = kept.iterdir()
    whole = place.read_bytes()
    assert make_renditions(file, kept) == first
    for spoilt in (b"", whole[:-1], whole[:5], whole.replace(b"[", b"(", 1), b"\n\n", b"\xff" * 99):
        place.write_bytes(spoilt)
        assert make_renditions(file, kept) == first
        assert place.read_bytes() == whole
    other = _file(tmp_path / "b.jpg", encode(draw(1000, 701)))
    assert {size.digest for size, _ in make_renditions(other, kept)}.isdisjoint(s.digest for s, _ in first)


def test_what_was_not_used_for_long_is_dropped(tmp_path: Path) -> None:
    kept, file = tmp_path / "kept", _file(tmp_path / "a.jpg", encode(draw(100, 70)))
    make_renditions(file, kept)
    make_renditions(_file(tmp_path / "b.jpg", encode(draw(100, 71))), kept)
    for place in kept.iterdir():
        os.utime(place, (0, 0))
    make_renditions(file, kept)
    drop_unused(kept, 1000)
    assert len(list(kept.iterdir())) == 1
    drop_unused(tmp_path / "not-there", 1000)


def test_without_a_place_to_keep_it_a_picture_is_made_all_the_same(tmp_path: Path) -> None:
    file = _file(tmp_path / "a.jpg", encode(draw(100, 70)))
    assert len(make_renditions(file, file.path / "no-folder")) == 1


def test_many_may_make_the_same_picture_at_once(tmp_path: Path) -> None:
    kept, file = tmp_path / "kept", _file(tmp_path / "a.jpg", encode(draw(1000, 700)))
    made: list[object] = []
    threads = [threading.Thread(target=lambda: made.append(make_renditions(file, kept))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6
    assert all(one == made[0] for one in made)
    assert len(list(kept.iterdir())) == 1


def test_two_builds_at_once_give_what_one_gives(tmp_path: Path) -> None:
    folder = write_pictured(tmp_path)
    both = [start(COMMAND.with_name("mkdocs"), "build", "-d", name, cwd=folder) for name in ("one", "other")]
    assert [process.communicate(timeout=120)[0].count("Traceback") for process in both] == [0, 0]
    assert [process.returncode for process in both] == [0, 0]
    clean = build_site(folder, folder / "clean")
    assert read_site(folder / "one") == read_site(folder / "other") == clean


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_a_file_that_breaks_off_is_broken(kind: str, tmp_path: Path) -> None:
    whole = encode(draw(300, 200), {"jpg": "JPEG"}.get(kind, kind.upper()))
    with pytest.raises(BrokenPicture):
        make_renditions(_file(tmp_path / f"a.{kind}", whole[: len(whole) // 2]), tmp_path / "kept")
    with pytest.raises(BrokenPicture):
        make_renditions(PictureFile(tmp_path / "gone.jpg", "gone.jpg"), tmp_path / "kept")


_WHOLE = {
    "jpg": encode(draw(64, 48)),
    "png": encode(draw(64, 48), "PNG"),
    "webp": encode(draw(64, 48), "WEBP"),
}


@settings(max_examples=300)
@given(
    kind=st.sampled_from(sorted(_WHOLE)),
    changes=st.lists(st.tuples(st.integers(0, 3000), st.binary(min_size=1, max_size=8)), max_size=5),
    cut=st.none() | st.integers(0, 1500),
)
def test_no_file_however_spoilt_is_more_than_a_problem(
    kind: str,
    changes: list[tuple[int, bytes]],
    cut: int | None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    raw = bytearray(_WHOLE[kind])
    for place, data in changes:
        raw[place % len(raw) : place % len(raw) + len(data)] = data
    path = tmp_path_factory.getbasetemp() / f"spoilt.{kind}"
    path.write_bytes(bytes(raw[:cut]))
    problems = Problems()
    source = SourceFile(path, path.name, (path.name,), (0, path.stat().st_size, 0), True)
    if read_picture(source, problems).is_sound:
        try:
            made = make_renditions(PictureFile(path, path.name), path.parent / "kept")
        except BrokenPicture:
            return
        assert made
    else:
        assert {found.code for found in problems.found} <= {"broken-picture", "too-large", "unusable-picture"}
