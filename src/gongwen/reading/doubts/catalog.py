"""Every code of doubt: how much it matters by itself, and what it says in one line.

``ask`` needs an answer before the document is passed on, ``note`` only wants to be seen (contracts/plan-reading.md,
Doubts). A rule may lower or raise the severity of a case; its docstring says when.
"""

from gongwen.reading.model import Severity

CODES: dict[str, tuple[Severity, str]] = {
    "unit-without-member": ("ask", "承担任务的单位在领导小组（专班）名单里没有成员"),
    "member-without-task": ("note", "名单里有其成员的单位没有承担任何任务"),
    "unit-two-names": ("ask", "两个名称看来是同一个单位（局、委互换，或带不带括号里的另一名称）"),
    "unit-short-name": ("note", "同一单位既写全称又写简称"),
    "unit-two-roles": ("ask", "同一单位在一项任务里列了两种角色"),
    "unit-name-unclear": ("note", "责任单位一栏里有不像单位名称的字样"),
    "collective-unit": ("ask", "统称（如各街道办事处）具体指哪些单位；没有名单可对照时只作提示"),
    "collective-unresolved": ("ask", "“有关部门”一类统称，任何名单都不能展开"),
    "document-without-units": ("ask", "全文没有写明责任单位"),
    "document-without-tasks": ("note", "没有读出任务"),
    "document-without-lead": ("note", "全文没有标明牵头单位"),
    "task-without-lead": ("ask", "别的任务有牵头单位，这些任务没有；超过三分之一没有时只作提示"),
    "task-without-deadline": ("note", "任务没有完成时限；责任栏里写明时限的任务是没有时限的三倍以上时需要答复"),
    "task-without-target": ("note", "任务里没有可以衡量的数量指标"),
    "task-duplicate": ("ask", "两项任务编号不同，文字相同"),
    "item-without-unit": ("ask", "同级各项都写了责任单位，只有这些项没有写"),
    "goal-without-task": ("ask", "工作目标里的指标没有任务承接"),
    "text-unplaced": ("note", "任务部分有文字没有归入任何任务"),
    "date-ambiguous": ("ask", "“某月前”“中旬前”有两种理解"),
    "deadline-without-year": ("note", "时限没有写年份；文件本身也没有年份时需要答复"),
    "deadline-before-document": ("ask", "时限早于成文日期"),
    "deadline-relative": ("ask", "时限从另一天起算，起算日未定"),
    "deadline-binds-other": ("note", "时限约束的是上级或其他单位"),
    "deadline-without-day": ("ask", "时限从日历上查不出日期"),
    "deadline-open-ended": ("note", "时限是“持续推进”“长期”一类，没有终点"),
    "deadline-recurring": ("note", "重复出现的时限（每年某日前），没有写从何时起、到何时止"),
    "rhythm-without-day": ("ask", "定期报送没有写明哪一天；只有会议、检查一类没有写明时只作提示"),
    "rhythm-without-end": ("note", "定期工作没有写到何时为止"),
    "number-skipped": ("ask", "编号跳号"),
    "number-repeated": ("ask", "编号重复"),
    "bracket-unbalanced": ("note", "括号或书名号不成对"),
    "bracket-mixed": ("note", "一对括号全角、半角混用"),
    "level-word": ("ask", "层级字替换时误改了常用词（超市→超区）"),
    "congress-level": ("ask", "同一次会议写成了两个层级（市、区）"),
    "group-level": ("ask", "领导小组的层级与发文机关不同"),
    "global-clause": ("ask", "一句话对全文或多项任务增列了单位（下同；以下均需……）"),
    "title-differs": ("note", "通知标题里的方案名称与附件标题不同"),
    "header-incomplete": ("note", "没有读出标题、文号、成文日期或发文机关"),
    "annex-missing": ("ask", "正文提到的附件不在文件里"),
    "text-twice": ("note", "同一段文字印了两次；只有个别任务印了两次时需要答复"),
    "text-cut-off": ("ask", "文件末尾在句子中间断开"),
    "page-furniture": ("note", "网页或下载页的文字没有算进文件"),
    "file-remark": ("note", "读取文件本身时的提示"),
}
"""In the order in which a clerk would take them: units, tasks, dates, numbering, wording, the file."""
