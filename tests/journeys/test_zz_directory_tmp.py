from datetime import date
import pytest
from django.urls import reverse
from luoshi.base.actors import Role
from tests.luoshi.making import NOW
from luoshi.directory.models import *
from luoshi.directory.operations import *
from luoshi.directory.operations.importing import import_directory
from luoshi.directory.workbook import read_workbook
from tests.browser import PHONE
from tests.luoshi.directory.books import a_whole_book, a_book, UNITS
from tests.luoshi.directory.building import *
from tests.luoshi.making import an_account
pytestmark = pytest.mark.django_db(transaction=True)
def test_pics(window):
    d=a_district(); by=itself(d)
    import_directory(rows=read_workbook(a_whole_book()), jurisdiction=d, by=by, now=NOW)
    for n in "发展和改革局 财政局（国资局） 人力资源和社会保障局 住房和城乡建设局 卫生健康局 市场监督管理局".split(): enter(d,"澜棠区"+n,"区"+n)
    u=Unit.objects.get(short_name="区商务局"); g=UnitGroup.objects.first(); p=Person.objects.first(); b=Body.objects.first()
    gone=enter(d,"区招商服务中心")
    merge_units(source=gone,revision=1,target=u,from_day=date(2026,3,1),by=by,now=NOW,today=date(2026,4,1))
    acc=an_account(d,Role.ADMINISTRATOR,unit=u)
    an=an_account(d,Role.READER,unit=u)
    pages={"list":reverse("web:directory"),"search":reverse("web:directory")+"?q=甲乙丙","unit":reverse("web:unit",args=[u.public_key]),"closed":reverse("web:unit",args=[gone.public_key]),
     "new":reverse("web:unit_new"),"merge":reverse("web:unit_merge",args=[u.public_key]),"groups":reverse("web:groups"),"group":reverse("web:group",args=[g.public_key]),
     "bodies":reverse("web:bodies"),"body":reverse("web:body",args=[b.public_key]),"people":reverse("web:people"),"person":reverse("web:person",args=[acc.person.public_key]),"departments":reverse("web:departments"),"import":reverse("web:directory_import"),"account":reverse("web:account_new",args=[p.public_key])}
    import pathlib; out=pathlib.Path("/tmp/pics_b"); out.mkdir(exist_ok=True)
    (out/"book.xlsx").write_bytes(a_book(单位=[UNITS,["","区统计局"],["坏编号","区审计局"],["","区商务局","商务局"]]))
    for size,tag in (((1366,768),"d"),(PHONE,"p")):
        w=window(size=size); w.sign_in(acc.username)
        for n,path in pages.items():
            w.go(path); w.page.screenshot(path=out/f"{tag}_{n}.png",full_page=True)
            print(tag,n,w.axe(),w.overflow())
        w.go(reverse("web:directory_import")); w.page.set_input_files("[type=file]",out/"book.xlsx"); w.page.click("main button.btn-primary"); w.page.wait_for_selector("caption"); w.page.screenshot(path=out/f"{tag}_preview.png",full_page=True); print(w.axe(),w.overflow())
    w=window(); w.sign_in(acc.username); w.go(reverse("web:directory")); w.page.fill("#q","发展"); w.page.wait_for_timeout(1500); print(w.page.url, w.page.inner_text("#units"))
