"""Whatever is in a picture file, a Source or a refusal comes out."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.gongwen.formats.scans.drawn import page, saved
from tests.gongwen.formats.test_fuzz import assert_source_or_refusal, mutated

SMALL = page(("夜市",), size=(160, 90), top=2)
FILES = [
    (saved(SMALL, "PNG"), "a.png"),
    (saved(SMALL, "JPEG"), "a.jpg"),
    (saved(SMALL, "TIFF", compression="tiff_lzw", save_all=True, append_images=[SMALL, SMALL]), "a.tif"),
    (saved(SMALL.convert("1"), "TIFF", compression="group4", dpi=(200, 200)), "a.tif"),
]


@given(st.data(), st.sampled_from(FILES))
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_mutated_pictures(data: st.DataObject, given_file: tuple[bytes, str]) -> None:
    original, name = given_file

    assert_source_or_refusal(data.draw(mutated(original)), name)
