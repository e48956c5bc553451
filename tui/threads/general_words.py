"""Words that never tell one matter from another in minutes: grammar, procedure, time, speech. Data, in one place."""

from __future__ import annotations

GRAMMAR = """
a about above across after again against ago all almost alone along already also although altogether always am among
an and another any anybody anyone anything apart are around as at away back be became because become been before
behind being below beneath beside besides best better between beyond both but by can cannot could dare did do does
doing done down during each either else end enough even ever every everybody everyone everything except far few fewer
first five for former four from full further half hardly has have having he hence her here hers herself him himself
his how however i if in indeed inside instead into is it its itself just last late later latest latter least left less
let lest like likely long lot many may me merely might mine more moreover most mostly much must my myself near nearer
nearly need neither never nevertheless new next nine no nobody none nor not nothing now nowhere of off often old on
once one ones only onto or other others otherwise ought our ours out outside over own part particular past per perhaps
place please plenty possible quite rather really right round same seven several shall she should side since six so
some somebody somehow someone something sometimes somewhere soon sooner still such sure ten than that the their theirs
them themselves then there thereby therefore these they thing things this those though three through throughout thus
time times to together too towards twelve eleven twenty thirty forty fifty hundred thousand million turn twice two
under until unto up upon us usual usually various very want was way ways we well went were what whatever when whenever
where whereas whether which whichever while who whoever whole whom whose why will wish with within without would yes
yet you your yours able certain had isnt different kind sort eight third second fourth fifth sixth quarter
"""

SPEECH = """
add added adding address addressed admit advise advised agree agreed answer answered apologise apologised ask asked
asking aware comment commented concern concerned concerns confirm confirmed enquire enquired explain explained express
expressed further invite observe observed outline question questioned questions query queried raise raised reassure
refer referred regard regarding relation remind repeat replied reply report reported respond responded response
respect said say state stated suggest suggested supplementary tell thank thanked think thought told undertake
undertook welcome welcomed wish wished wonder went councillor councillors cllr member members committee panel board
cabinet council councils chair portfolio holder officer officers director directors leader item minute minutes agenda
meeting meetings update note noted information latest position figure figures number numbers
"""

TIME = """
afternoon annually april august autumn christmas daily date day days december easter evening february financial
fortnight friday hour hours january july june march may mid midnight minute monday month monthly months morning night
november october quarter quarterly quarters saturday season september spring summer sunday term thursday today
tomorrow tonight tuesday wednesday week weekday weekend weekly weeks winter year years yearly yesterday average
percent percentage per cent pound pounds share rate rates
"""

ANYWHERE = """
staff staffing vacancy vacancies post posts recruitment retention workforce budget budgets pressure pressures saving
savings funding finance finances cost costs consultation consultations consulted performance capacity resources
resource communication communications engagement partnership delivery progress review strategy plan plans report
reports target targets service services team teams issue issues problem problems work working income spending
overspend underspend
"""
"""What may stand over the business of any service: a label of nothing else joins no two exchanges."""
