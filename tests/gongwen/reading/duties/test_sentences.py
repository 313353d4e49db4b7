"""Closing sentences that say who answers for an item, in the forms that plans use."""

import pytest

from tests.gongwen.reading.helpers import Units, only_task, units_of

LEAD = {"lead": ["县商务局"], "supporting": ["县文旅局", "县公安局"]}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("由县商务局牵头，县文旅局、县公安局配合。", LEAD, id="由"),
        pytest.param("由县商务局牵头负责，县文旅局、县公安局协助。", LEAD, id="牵头负责"),
        pytest.param("由县商务局牵头，县文旅局、县公安局配合，2024年6月底前向社会公布。", LEAD, id="a day behind it"),
        pytest.param("县商务局牵头，县文旅局、县公安局配合做好推介。", LEAD, id="what is helped with"),
        pytest.param("由县商务局主办，县文旅局、县公安局协办。", LEAD, id="主办"),
        pytest.param(
            "县商务局、县文旅局为责任单位。", {"responsible": ["县商务局", "县文旅局"]}, id="somebody is the 责任单位"
        ),
    ],
)
def test_the_last_sentence_names_the_units(sentence: str, expected: Units) -> None:
    task = only_task(f"（一）引进连锁品牌，办好夜间集市。{sentence}\n（二）整修街面，更换路灯。")

    assert units_of(task) == expected
    assert task.text == "引进连锁品牌，办好夜间集市。"


@pytest.mark.parametrize("sentence", ["积极争取各方面支持做好工作。", "县里的街道为群众服务。", "由此带动消费。"])
def test_a_sentence_about_the_work_names_nobody(sentence: str) -> None:
    task = only_task(f"（一）引进连锁品牌。{sentence}")

    assert units_of(task) == {}
