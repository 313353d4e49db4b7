import pytest, time, copy, cProfile, pstats
from tests.luoshi.plans.test_undo import *
from tests.luoshi.plans.making import read_sample,a_reading,the_sample_units
from tests.luoshi.making import a_jurisdiction
from luoshi.plans.operations.drafting import draft_plan
from luoshi.plans.operations.reread import reread_differences
from luoshi.plans.queries.draft import draft_of,readiness,open_questions
pytestmark=pytest.mark.django_db
def prof(name,f):
    t=time.time(); c=time.process_time(); f(); print(name,"wall",round(time.time()-t,3),"cpu",round(time.process_time()-c,3))
def test_x():
    c=copy.deepcopy(read_sample()); base=c["tasks"]
    c["tasks"]=[dict(t,number=f"{i}.",text=t["text"]+str(i)) for i in range(100) for t in base]
    place=a_jurisdiction("澜棠区"); the_sample_units(place); by=an_actor(place)
    r=a_reading(place,c); V=[]
    prof("draft",lambda: V.append(draft_plan(reading=r,once_key="x",by=by,now=NOW))); v=V[0]
    prof("draft_of",lambda: draft_of(v))
    T=tasks_of(v)
    x=T[3]; y=T[9]
    prof("change",lambda: change_piece(piece=x,revision=1,content=replace(task_content(x),text="a"),by=by,now=NOW))
    prof("split",lambda: split_task(piece=y,revision=1,at=5,by=by,now=NOW))
    prof("move",lambda: move_piece(piece=T[20],revision=1,after=T[5],path=None,by=by,now=NOW))
    prof("strike",lambda: strike_piece(piece=T[21],revision=1,by=by,now=NOW))
    n=name_of(v,"区卫生健康委员会")
    prof("match",lambda: match_name(match=n,revision=1,leave_open=True,by=by,now=NOW))
    ds=list(Doubt.objects.filter(version=v,code="task-without-lead"))[0]
    prof("settle",lambda: settle_doubt(doubt=ds,revision=1,answer=ds.options[1],by=by,now=NOW))
    prof("undo",lambda: undo_edit(version=v,by=by,now=NOW))
    prof("settle all",lambda: settle_doubts(version=v,by=by,now=NOW))
    r2=a_reading(place,c,document=r.document)
    prof("reread",lambda: reread_differences(v,r2))
    pr=cProfile.Profile(); pr.enable(); draft_of(v); pr.disable(); pstats.Stats(pr).sort_stats("tottime").print_stats(14)
    assert 0
