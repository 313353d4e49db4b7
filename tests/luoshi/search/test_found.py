"""What is found, and what is not: the same on every engine."""

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from luoshi.search.indexing import Item, index_object, index_objects, remove_object, remove_objects
from luoshi.search.models import Indexed
from luoshi.search.queries import found
from tests.luoshi.making import a_jurisdiction

pytestmark = pytest.mark.django_db

TEXTS = {
    "street": "加快特色步行街建设，打造5G网络示范区。",
    "market": "改造农贸市场，步行可达；行道树、街心花园同步建设。",
    "growth": "GDP增长6.5%，社会消费品零售总额达到１２０亿元。",
    "letters": "推进“一网通办”（OFD版式文件）试点，C++课程进校园。",
}


@pytest.fixture
def jurisdiction_id() -> int:
    """Return a jurisdiction in which the texts are tasks of one plan."""
    pk = a_jurisdiction().pk
    items = [Item("task", key, text, scope="plan") for key, text in TEXTS.items()]
    index_objects(items, jurisdiction_id=pk)
    return pk


def keys(words: str, jurisdiction_id: int, **narrowed: str | None) -> set[str]:
    return set(found(words, jurisdiction_id=jurisdiction_id, **narrowed).values_list("key", flat=True))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("步行", {"street", "market"}),
        ("步行街", {"street"}),
        ("街", {"street", "market"}),
        ("建设", {"street", "market"}),
        ("步行 建设", {"street", "market"}),
        ("步行 网络", {"street"}),
        ("步行　市场", {"market"}),
        ("建设 增长", set()),
        ("行街", {"street"}),
        ("街步", set()),
        ("5g", {"street"}),
        ("５Ｇ网络", {"street"}),
        ("g", set()),
        ("gdp", {"growth"}),
        ("GDP增长", {"growth"}),
        ("6.5", {"growth"}),
        ("5.6", set()),
        ("120亿元", {"growth"}),
        ("ofd", {"letters"}),
        ("C++", {"letters"}),
        ("“一网通办”", {"letters"}),
        ("不存在", set()),
    ],
)
def test_objects_are_found_by_their_words(jurisdiction_id: int, words: str, expected: set[str]) -> None:
    assert keys(words, jurisdiction_id) == expected


@pytest.mark.parametrize("words", ["", "   ", "，。", "%", "_", "\0"])
def test_no_word_finds_nothing(jurisdiction_id: int, words: str) -> None:
    assert keys(words, jurisdiction_id) == set()


@pytest.mark.parametrize(
    "words",
    [
        '步行" OR "增长',
        "步行 OR 增长",
        "步行 NOT 街心",
        "bigrams:步行街",
        "步* 增长",
        "NEAR(步行 街)",
        "步行街 & !街心",
        "步行' | '增长",
        "步行街'); DROP TABLE search_indexed; --",
        "{步行} ^增长",
        "步%街",
        "步_街",
        "\\",
    ],
)
def test_what_people_type_is_never_syntax(jurisdiction_id: int, words: str) -> None:
    assert keys(words, jurisdiction_id) == set()
    assert Indexed.objects.count() == len(TEXTS)


def test_another_jurisdiction_finds_nothing_of_this_one(jurisdiction_id: int) -> None:
    other = a_jurisdiction().pk
    index_object(kind="task", key="theirs", jurisdiction_id=other, text="步行街")

    assert keys("步行街", other) == {"theirs"}
    assert keys("步行街", jurisdiction_id) == {"street"}


def test_kind_and_scope_narrow_what_is_found(jurisdiction_id: int) -> None:
    index_object(kind="task", key="elsewhere", jurisdiction_id=jurisdiction_id, text="步行街", scope="other plan")
    index_object(kind="unit", key="office", jurisdiction_id=jurisdiction_id, text="步行街管理办公室")

    rows = found("步行街", jurisdiction_id=jurisdiction_id, kinds=["unit", "task"])

    assert set(rows.values_list("key", flat=True)) == {"street", "elsewhere", "office"}
    assert keys("步行街", jurisdiction_id, scope="other plan") == {"elsewhere"}
    assert keys("步行街", jurisdiction_id, scope="") == {"office"}
    assert list(found("步行街", jurisdiction_id=jurisdiction_id, kinds=["unit"]).values_list("key", flat=True)) == [
        "office"
    ]


def test_an_object_is_found_by_its_last_text_only(jurisdiction_id: int) -> None:
    index_object(kind="task", key="street", jurisdiction_id=jurisdiction_id, text="夜间经济", scope="plan")

    assert (keys("步行街", jurisdiction_id), keys("夜间经济", jurisdiction_id)) == (set(), {"street"})


def test_a_removed_object_is_found_no_more(jurisdiction_id: int) -> None:
    remove_object(kind="task", key="street")
    removed = keys("步行", jurisdiction_id)
    remove_objects(kind="task", keys=["market", "growth"])

    assert removed == {"market"}
    assert keys("步行", jurisdiction_id) == set()
    assert keys("试点", jurisdiction_id) == {"letters"}


def test_the_same_object_twice_in_one_act_is_one_row(jurisdiction_id: int) -> None:
    index_objects([Item("task", "x", "旧"), Item("task", "x", "新")], jurisdiction_id=jurisdiction_id)

    assert (keys("旧", jurisdiction_id), keys("新", jurisdiction_id)) == (set(), {"x"})


def test_what_an_act_that_failed_has_indexed_is_not_found(jurisdiction_id: int) -> None:
    def act() -> None:
        index_object(kind="task", key="lost", jurisdiction_id=jurisdiction_id, text="步行街")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        act()

    assert keys("步行街", jurisdiction_id) == {"street"}


def test_a_long_text_is_found_by_its_last_words(jurisdiction_id: int) -> None:
    index_object(kind="document", key="long", jurisdiction_id=jurisdiction_id, text="工作方案，" * 60_000 + "雾凇")

    assert keys("雾凇", jurisdiction_id) == {"long"}


@pytest.mark.parametrize("count", [1, 1200])
def test_objects_are_indexed_in_few_statements(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    items = [Item("task", str(number), "步行街") for number in range(count)]
    pk = a_jurisdiction().pk

    with django_assert_num_queries(1 if count == 1 else 7):
        index_objects(items, jurisdiction_id=pk)

    assert found("步行街", jurisdiction_id=pk).count() == count


def test_the_engine_asks_its_own_index() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # so few rows would be read as quickly

    plan = Indexed.objects.filter(bigrams__holds_tokens=["步行"]).explain()

    assert {"sqlite": "search_fts VIRTUAL TABLE", "postgresql": "search_tokens"}[connection.vendor] in plan
