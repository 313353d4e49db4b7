"""Traditional characters read as simplified ones, letter for letter, and given back as printed.

Every rule is written in simplified characters. A text in traditional ones is folded before it is read (offsets stay the
same), and the printed characters are put back into the reading afterwards: the source is never corrected.
"""

import dataclasses
import re
from typing import Any, TypeVar

from gongwen.reading.model import PlanReading, Span
from gongwen.reading.text.prose import Paragraph, Prose, make_paragraph

_PAIRS = (
    "牽牵頭头責责單单處处負负實实協协辦办導导參参執执組组織织業业務务時时間间節节點点進进區区縣县鄉乡鎮镇領领聯联絡络員员話话計计劃划預预終终總总級级廳厅會会應应門门關关機机"
    "構构團团銀银場场廠厂礦矿庫库園园開开發发隊队醫医學学館馆黨党監监編编網网規规國国資资財财經经貿贸統统戰战電电鐵铁煙烟郵邮鹽盐農农證证報报臺台屬属轄辖駐驻長长書书記记貫贯"
    "徹彻結结項项議议見见細细則则廣广決决試试暫暂訂订討讨論论階阶動动嚴严標标準准礎础圍围繞绕強强熱热勵励補补貼贴臨临現现還还與与為为從从後后眾众條条兩两這这個个們们來来對对於于"
    "號号東东馬马華华萬万億亿餘余達达過过遠远邊边選选違违復复據据權权歸归須须額额顧顾問问類类線线練练續续維维綜综綠绿縮缩績绩緩缓頓顿頻频題题頒颁風风飛飞驅驱驗验鮮鲜龍龙齊齐"
    "創创別别劑剂勢势勞劳衛卫歷历壓压雙双變变葉叶聽听啟启諮咨響响圖图圓圆塊块堅坚壇坛備备夠够獎奖婦妇寧宁審审憲宪寬宽尋寻爾尔盡尽層层歲岁幣币帶带幫帮並并錄录徵征態态戶户擴扩"
    "掃扫揚扬護护擬拟擇择掛挂揮挥損损換换攝摄數数斷断無无舊旧顯显術术雜杂極极樞枢棟栋樹树樣样橋桥檢检橫横氣气匯汇漢汉濟济測测淺浅濃浓漲涨漸渐灣湾滿满滾滚滅灭燈灯靈灵災灾爐炉"
    "煉炼燒烧愛爱狀状獨独環环暢畅療疗蓋盖盤盘碼码確确離离種种積积稱称穩稳競竞筆笔築筑簽签簡简糧粮緊紧紅红約约納纳紛纷紙纸紹绍給给絕绝繼继職职肅肃勝胜脈脉脫脱腦脑藝艺蘇苏範范"
    "薦荐榮荣藥药獲获營营慮虑裝装觀观覺觉覽览觸触認认讓让訓训訊讯講讲許许設设訪访評评訴诉詞词譯译誠诚詢询該该詳详語语誤误說说請请諸诸讀读課课調调談谈謀谋謝谢貢贡敗败貨货質质購购"
    "貴贵貸贷費费賀贺賦赋賞赏賠赔賽赛贊赞趨趋躍跃踐践車车軌轨轉转輪轮軟软輕轻較较輔辅輛辆輸输遷迁運运連连遲迟適适遞递鄰邻鄭郑釋释裡里裏里鑒鉴鑑鉴針针鋼钢鐘钟錢钱鋪铺鏈链銷销鎖锁"
    "鋒锋錯错鍵键閉闭聞闻閱阅陽阳陰阴陣阵際际陸陆陳陈險险隨随隱隐難难韓韩頁页順顺飲饮駛驶嚮向優优傳传價价儘尽償偿儲储億亿兒儿內内冊册凍冻凱凯劉刘勳勋勻匀匱匮厲厉吳吴員员嗎吗"
    "嘗尝噸吨壞坏壯壮奪夺孫孙宮宫專专將将尚尚屆届峽峡嶺岭幹干庫库廢废廟庙彈弹張张徑径悅悦懷怀懸悬戀恋戲戏擔担擁拥擊击據据敵敌斂敛曆历曉晓曬晒朧胧東东楊杨構构槍枪樂乐樓楼機机歐欧"
    "殘残殺杀殼壳毀毁決决沒没況况淨净減减湯汤溝沟溫温滯滞潔洁潤润澤泽濕湿瀏浏灑洒為为無无煩烦熱热牆墙犧牺獎奖瑪玛畫画當当異异疊叠瘋疯監监盧卢睜睁矯矫礙碍禮礼禍祸稅税窮穷竊窃節节粵粤"
    "糾纠紀纪級级紡纺細细組组結结統统經经綱纲網网緒绪線线編编縣县總总織织繁繁羅罗義义習习聖圣聲声聰聪肅肃腫肿臘腊興兴舉举艦舰蓮莲蔣蒋蕭萧薩萨蘭兰蘆芦虛虚號号蟲虫衝冲裝装複复規规視视親亲"
    "計计訂订託托評评詩诗試试話话誌志誼谊調调論论證证識识護护譽誉豐丰貝贝貧贫責责貿贸賈贾賢贤賣卖質质賴赖贈赠贏赢趙赵軍军載载輝辉轟轰辭辞農农遊游過过遼辽遺遗還还邏逻鄧邓鄒邹醬酱釀酿鈞钧鈺钰"
    "銘铭銳锐鋁铝錦锦鎮镇鐵铁長长門门閃闪閔闵閣阁闊阔關关阪坂陝陕陰阴陳陈隊队階阶隸隶雖虽雞鸡電电霧雾靜静鞏巩響响順顺預预頒颁頭头顏颜願愿類类風风飯饭館馆駕驾騎骑驚惊髒脏體体鬥斗鬧闹魯鲁鴻鸿麗丽麥麦黃黄點点黨党齡龄龔龚啓启佈布佔占係系併并倉仓側侧偵侦僅仅僑侨償偿儀仪傑杰傷伤債债傾倾僱雇"
    "產产畢毕盜盗眞真硯砚禁禁禦御穫获窗窗競竞粧妆糰团終终綁绑綿绵緣缘縱纵繪绘繫系羣群聯联聖圣膚肤臺台舊旧莊庄著着蓄蓄薑姜藉借蘊蕴術术衛卫製制襲袭覆覆訖讫訟讼訣诀診诊註注詐诈誘诱請请諾诺謙谦譜谱讚赞貪贪貫贯貯贮賬账跡迹輯辑辯辩迴回迷迷逕径連连週周遞递鄕乡釐厘鈔钞鉛铅錶表鍋锅鍛锻鎢钨鏡镜鑄铸閥阀闡阐陞升隻只雲云靂雳韌韧頻频顧顾飄飘餐餐駁驳駿骏騰腾髮发鹼碱齒齿覈核"
)
Record = TypeVar("Record", bound=Any)
_TABLE = {ord(_PAIRS[at]): _PAIRS[at + 1] for at in range(0, len(_PAIRS), 2) if _PAIRS[at] != _PAIRS[at + 1]}
_TRADITIONAL = re.compile(f"[{''.join(map(chr, _TABLE))}]")


def fold(text: str) -> str:
    """The text with traditional characters replaced by simplified ones, letter for letter: the length stays."""
    return text.translate(_TABLE) if _TRADITIONAL.search(text) else text


def fold_prose(prose: Prose) -> Prose:
    """The prose with every character folded; offsets stay."""
    text = fold(prose.text)
    if text == prose.text:
        return prose
    return Prose(text, tuple(_folded(paragraph) for paragraph in prose))


def _folded(paragraph: Paragraph) -> Paragraph:
    return make_paragraph(paragraph.index, paragraph.start, fold(paragraph.raw), paragraph.cell)


def restore(reading: PlanReading, folded: Prose, printed: Prose, everything: Prose) -> PlanReading:
    """A reading made from ``folded`` prose with all its words as ``printed``.

    Words that stand in the text one after the other are found there again; a task's text, which leaves out what lies
    between its pieces, is followed letter by letter inside its span; in a doubt's message the quoted words are put back.
    ``everything`` is ``printed`` with the page furniture, where a head's number may stand.
    """
    if folded is printed:
        return reading
    source = "".join(p.tight for p in everything)
    printer = _Printer(printed.text, source, fold(source))
    return dataclasses.replace(printer.record(reading, None), text=printed.text)


@dataclasses.dataclass(frozen=True, slots=True)
class _Printer:
    """``text`` is the printed text, ``source`` and ``plain`` are it and its folded twin without white space."""

    text: str
    source: str
    plain: str

    def record(self, value: Record, span: Span | None) -> Record:
        inner = getattr(value, "span", None) or span
        fields = [f.name for f in dataclasses.fields(value) if f.name not in _NO_WORDS]
        return dataclasses.replace(value, **{name: self.value(getattr(value, name), inner) for name in fields})

    def value(self, value: object, span: Span | None) -> object:
        if isinstance(value, str):
            return self.words(value, span)
        if isinstance(value, tuple) and not _is_span(value):
            return tuple(self.value(part, span) for part in value)
        return self.record(value, span) if dataclasses.is_dataclass(value) and not isinstance(value, type) else value

    def words(self, words: str, span: Span | None) -> str:
        found = _followed(words, self.text[slice(*span)]) if span else None
        if found is not None:
            return found
        at = self.plain.find(words) if len(words) > 1 else -1
        if at >= 0:
            return self.source[at : at + len(words)]
        return (
            _QUOTED.sub(lambda quoted: self.words(quoted[0], None), words)
            if _QUOTED.fullmatch(words) is None
            else words
        )


_QUOTED = re.compile(r"(?<=“)[^“”]+(?=”)|(?<=「)[^「」]+(?=」)")
_NO_WORDS = {"span", "spans", "schema", "code", "severity", "comparator", "precision", "kind"}


def _is_span(value: tuple[object, ...]) -> bool:
    return len(value) == 2 and all(isinstance(part, int) for part in value)


def _followed(words: str, printed: str) -> str | None:
    """The letters of ``printed`` that fold to ``words``, in order, or None where some are missing."""
    out: list[str] = []
    at = 0
    for char in words:
        while at < len(printed) and fold(printed[at]) != char:
            at += 1
        if at == len(printed):
            return None
        out.append(printed[at])
        at += 1
    return "".join(out)
