from gongwen.reading.header import Head, read_head
from gongwen.reading.text.prose import prose_of


def head_of(text: str) -> Head:
    return read_head(prose_of(text))


PAGE = """首页
>
政务公开
索引号：
K0001/2021-1
发布机构：
清河县人民政府
成文日期：
2021-05-07
发布日期：
2021-04-12
发文字号：
清政办〔2021〕17号
关于印发清河县夜间经济工作方案的通知
【打印】
各乡镇人民政府，县政府各部门：
《清河县夜间经济工作方案》已经县人民政府同意，现印发给你们。
清河县夜间经济工作方案
为推动夜间经济发展，制定本方案。
一、工作任务
（一）建设夜市。推广扫码支付。
责任单位：县商务局
分享到：
扫一扫在手机打开当前页
上一篇：清河县政府工作报告
版权所有：清河县人民政府"""


def test_a_pages_links_and_footers_lie_outside_the_text() -> None:
    head = head_of(PAGE)

    assert head.text == (13, 22)
    assert head.body == (18, 22)
    assert head.plan_title == "清河县夜间经济工作方案"


def test_a_pages_table_gives_number_and_date_but_no_date_of_publication() -> None:
    document = head_of(PAGE).document

    assert (document.number, document.date) == ("清政办〔2021〕17号", "2021-05-07")
    assert head_of(PAGE.replace("成文日期", "生成日期")).document.date is None


def test_the_publisher_of_a_page_is_not_the_issuer() -> None:
    assert head_of(PAGE).document.issuer is None
    assert head_of(PAGE.replace("发布机构", "发文机关")).document.issuer == "清河县人民政府"


def test_a_value_torn_apart_by_a_pages_script_is_put_together() -> None:
    torn = PAGE.replace("清政办〔2021〕17号\n", "清政办〔2021〕17\n〔〕\n号\n")

    assert head_of(torn).document.number == "清政办〔2021〕17号"


def test_a_title_glued_to_a_table_row_is_parted_from_it() -> None:
    head = head_of("""索引号：K0001
公开责任部门：清河县商务局清河县商务局关于做好夜市工作的通知
各有关单位：
为做好夜市工作，现通知如下：
一、工作任务""")

    assert head.document.title == "清河县商务局关于做好夜市工作的通知"
    assert head.body == (3, 5)


GLUED = """县商务局
当前位置：首页>政务公开
索引号：K0001/2021-1公开方式：主动公开
发文文号：清政办〔2021〕17号发布机关：县政府办公室
成文日期：2021-05-07发布日期：2021-05-1009:15信息来源：县政府办公室
名称：清河县商务局2021年重点工作任务分解表文号：
发布时间：2021-05-1009:15信息来源：县商务局浏览次数：字体：[]清河县商务局2021年重点工作任务分解表
序号
工作任务"""


def test_rows_run_together_in_one_line_are_parted() -> None:
    head = head_of(GLUED)

    assert head.document.number == "清政办〔2021〕17号"
    assert head.document.date == "2021-05-07"
    assert head.document.title == "清河县商务局2021年重点工作任务分解表"
    assert head.document.issuer == "清河县商务局"
    assert head.text == (6, 9)


def test_addressees_glued_to_a_row_are_parted_from_it() -> None:
    head = head_of("""关于印发《清河县教育局2021年工作要点》的通知
发布时间：2021-05-1009:15来源：县教育局编辑：王小明字体：【各学校，各幼儿园：现将要点印发给你们，请认真落实。
一、工作目标""")

    assert head.document.recipients == ("各学校", "各幼儿园")


def test_a_day_of_sending_that_is_the_day_of_publication_dates_nothing() -> None:
    sent = PAGE.replace("成文日期", "发文日期")

    assert head_of(sent).document.date == "2021-05-07"
    assert head_of(sent.replace("2021-04-12", "2021-05-07")).document.date is None


def test_where_no_title_is_printed_the_pages_table_gives_it() -> None:
    head = head_of("""标题：清河县夜市建设实施方案
发布机构：清河县商务局
为做好夜市建设，制定本方案。
一、工作目标""")

    assert head.document.title == "清河县夜市建设实施方案"
    assert head.text == (2, 4)


def test_of_text_given_twice_the_copy_with_headings_is_the_document() -> None:
    head = head_of("""首页
清河县夜间经济工作方案
为推动夜间经济发展，根据有关规定，结合我县实际，制定本方案。一、工作目标建成夜市三处。
清河县夜间经济工作方案
为推动夜间经济发展，根据有关规定，结合我县实际，制定本方案。
一、工作目标
建成夜市三处。""")

    assert head.text == (3, 7)
    assert head.body == (4, 7)


def test_a_teaser_of_the_beginning_is_furniture_before_and_behind() -> None:
    teaser = "各乡镇人民政府：为推动夜间经济发展，根据有关规定，结合我县实际，现将有关事项通..."
    head = head_of(f"""首页
{teaser}
关于做好夜市工作的通知
各乡镇人民政府：
为推动夜间经济发展，根据有关规定，结合我县实际，现将有关事项通知如下：
一、建设夜市
相关文章
{teaser}""")

    assert head.text == (2, 6)


def test_a_download_pages_talk_is_no_opening() -> None:
    head = head_of("""防火工作方案.docx
下载提示
1.资料由网友上传，本站提供全文预览，请按需要下载。
XX年防火工作方案关于防火的工作要求,那么方案怎么写呢,以下是整理的相关内容,仅供大家写作时查阅!XX年防火工作方案为做好防火工作,制定如下工作方案:
一、工作目标""")

    assert head.document.title == "XX年防火工作方案"
    assert head.text == (3, 5)
    assert head.body == (3, 5)


def test_headings_that_speak_of_pages_are_content() -> None:
    head = head_of("""清河县便民服务工作方案
为方便群众，制定本方案。
一、推广扫码关注微信公众号
二、完善首页>办事>查询路径
下载
分享""")

    assert head.text == (0, 4)


def test_without_any_furniture_everything_is_the_document() -> None:
    head = head_of("""讨论稿
请各单位研究
清河县夜间经济工作方案
为推动夜间经济发展，制定本方案。
一、工作目标
主办单位：县商务局""")

    assert head.text == (0, 6)
    assert head.body == (3, 6)


def test_nothing_at_all_has_an_empty_head() -> None:
    head = head_of("")

    assert (head.text, head.body, head.year, head.plan_title) == ((0, 0), (0, 0), None, None)
    assert head.document.title is None
