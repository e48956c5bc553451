"""The words of the search bench's invented world: abbreviations, sentence shapes, roots and parts of names. Data only.

The topics themselves are in topics.txt, one a line below the portfolio they belong to:
``label / other label / … : its own words = ABBREVIATION``. The abbreviation, where there is one, stands for a
whole phrase of which a passage on the topic uses the short form, the long form, or now and then both.
"""

from __future__ import annotations

from pathlib import Path


def topics() -> dict[str, list[str]]:
    """The lines of topics.txt below each portfolio."""
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("topics.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            found[line[2:]] = mine = []
        else:
            mine.append(line)
    return found


ABBREVIATIONS = {
    "EHCP": "education, health and care plan",
    "OFSTED": "office for standards in education",
    "SALT": "speech and language therapy",
    "CAMHS": "child and adolescent mental health services",
    "DOLS": "deprivation of liberty safeguards",
    "DFG": "disabled facilities grant",
    "ICB": "integrated care board",
    "HMO": "house in multiple occupation",
    "RP": "registered provider",
    "TRO": "traffic regulation order",
    "BSIP": "bus service improvement plan",
    "SUDS": "sustainable drainage system",
    "EVCP": "electric vehicle charge point",
    "PROW": "public right of way",
    "AQMA": "air quality management area",
    "ERF": "energy recovery facility",
    "PSPO": "public spaces protection order",
    "LLFA": "lead local flood authority",
    "ASB": "anti social behaviour",
    "CCTV": "closed circuit television",
    "IDVA": "independent domestic violence adviser",
    "PCSO": "police community support officer",
    "NRM": "national referral mechanism",
    "LRF": "local resilience forum",
    "MOT": "mechanical overhaul test",
    "SHLAA": "strategic housing land availability assessment",
    "CIL": "community infrastructure levy",
    "AEB": "adult education budget",
    "BNG": "biodiversity net gain",
    "CTRS": "council tax reduction scheme",
    "MTFS": "medium term financial strategy",
    "MRP": "minimum revenue provision",
    "CAT": "community asset transfer",
    "FOI": "freedom of information",
    "LGPS": "local government pension scheme",
    "DSG": "dedicated schools grant",
    "NCMP": "national child measurement programme",
    "LARC": "long acting reversible contraception",
    "MMR": "measles, mumps and rubella",
    "HCP": "healthy child programme",
    "JSNA": "joint strategic needs assessment",
}

# Slots: L the label, B the abbreviation or what it stands for (the label where a topic has none), P the place, K one of
# the topic's own words, W any word, R a rare word, N a number, Y a year.
QUESTIONS = """
what progress had been made with L in P, given that the K and the K had both been raised before
whether the council would act on B in P before the W of the W
why L at P had again been left to the W of a single K
how many residents of P were waiting because of L, and what the K had said of the W
what assurance there was that B would be settled for P, where the K had been W
if the K at P was aware of the W about L
whether anything had changed for P since the last report on L, in particular the K
what the cost of L had been in P, and whether the W had been paid for the K
why people in P had heard nothing of B since Y
whether the K and W of L in P could be looked at together
when the review of B for P would be finished, as the K had been promised in Y
what the portfolio holder made of the W in P over L and the K
how B was being measured in P and who held the K to account
what would be done for families near P who relied on the K now that L was W
""".strip().split("\n")

ANSWERS = """
The position on L in P was better than a year ago, although the K remained W.
The K had been W and officers were content with B.
It was accepted that L had been slow and that the K in P deserved better.
A matter of this kind needed the K, the W and the partners to agree.
There were N cases in P, of which N concerned the K.
The K for P had been commissioned in Y and would report on L.
Work on B had started with the K and would reach P in the next W.
Some N per cent of the K had been completed, against N per cent in Y.
The portfolio holder had visited P and had spoken to the W about the K.
Funding of £N had been set aside for the K.
The K was a matter for the W, but the council would press for it.
L was W across the area and P was no exception.
""".strip().split("\n")

FILLERS = """
The W of the W had been W since Y and the W was expected to W.
A W had been held with the W, at which the W and the W were discussed.
It was the W that mattered, and not only the W of the W.
Officers had W the W and had found the W to be W.
No W had been received from the W, though the W had asked twice.
The W was under review, as was the W for the W.
Members were reminded that the W had been W in the W of Y.
Further W would follow once the W had been W.
The W and W of the W had each been tested, and the W had held.
There had been W in the W, partly because of W and partly through W.
A comparison with other councils showed that the W was W.
The W would be W to the next meeting, with the W.
In the view of the W, the W had W more than the W.
The W team had grown to N and the W was now W.
Every W had been given a W and a W to W.
It would be wrong to W the W before the W was known.
The W had fallen from N to N over the W.
Lessons of the W had been taken into the W and the W.
The W, W and W were set out in the appendix.
Nothing in the W prevented the W from being W.
""".strip().split("\n")

RARE_FILLERS = """
The R had been W and the W of it was not in doubt.
A W called R had been tried, with W that were W.
The R and W were mentioned, as was the W near R.
One W described it as R, which the W did not W.
""".strip().split("\n")

UNDERTAKINGS = """
The portfolio holder undertook to provide the K for P within N weeks
The director would circulate the figures on L to the committee
A written reply about B would be sent to all members
The portfolio holder would bring a report on the K to the next meeting
""".strip().split("\n")

ROOTS = """
able account act add address adjust adopt advance advice age agree air alert align allot alter amend anchor answer
appeal apply appoint area argue arrange arrive article assess asset assign assist attach attempt audit author award
back balance band bank bar base basin batch beacon bear beat bed begin bench bend berth better bid bill bind block
board body bold bolt bond book boost border borrow bottom bound bow box brace branch brand breach break bridge brief
bright bring broad brook brush build bulk bundle burden buy cabin cable calm camp canal cap card care carry cart cast
catch cause cease centre chain chair chalk chamber change channel charge chart check chief choice circle city civic
claim class clean clear clerk cliff climb clock close cloth cluster coach coast code coin collect colour column combine
come comment commit common compare compass compel complete comply compose concern condition conduct confer confirm
connect consent consider consult contact contain contest contract control convene convert copper copy corner correct
cost council count couple course court cover craft create credit crew crop cross crown current custom cycle daily
damage date dawn day deal debate decide deck declare decline deep defer define degree delay deliver demand depart
depend deploy depth desk detail detect develop device differ direct discuss display distance district divide dock door
double draft draw drift drive drop dry duty early earn earth ease east echo edge edit effect effort eight elect element
embed employ enable end engage enquire ensure enter entry equal equip error escort estate event evidence exact exceed
except exchange expand expect expend explain export express extend face fact fair fall farm fast favour feature fee
feed fence ferry field figure file fill filter final find fine finish firm first fit fix flag flat fleet float floor
flow focus fold follow foot force forecast form forum forward found frame free fresh front fuel full fund further gain
game gap garden gate gather gauge general gift give glass goal good govern grade grain grant graph grasp green grid
ground group grow guard guide habit half hall hand handle harbour hard harm harvest haul head hear heart heat hedge
help herd high hill hinge hold home hope host hour house hub idea image impact import improve inch income increase
index inform initial input insert inspect install instruct insure intake intend invest invite invoice iron island issue
item join joint journal judge junction just keep kerb key kind kiln kitchen know label lack ladder land lane large last
late launch law layer lead leaf lean learn leave ledger length lesson letter level lever lift light limit line link
liquid list listen load loan local lock lodge log long look loop lower machine main major make manage manner map margin
mark market master match material measure meet member mend mention merge message metal method middle mile mill mind
minor mirror model modern monitor month moor motion mount move name narrow nature near need nest network night node
normal north note notice number object observe obtain occupy offer office open operate option orchard order organ
outcome output own pace pack page paint pair panel paper parcel park part pass past patch path patrol pattern pause pay
peak people permit phase phone piece pilot pin pipe pitch place plain plan plant plate platform plot point pole policy
pond pool port post pound power practice prepare present press prevent price print prior private process produce
profile progress project promise proof proper propose protect prove provide public pull pump purchase purpose push
quality quarter query quick quiet quota quote rail rain raise range rank rapid rate reach read ready reason receive
record recover reduce refer reform refresh refuse regard region regular relate release rely remain remark remedy remind
remove render rent repair repeat replace reply report request require rescue reserve resist resource respond rest
result retain return reveal review revise reward right ring rise risk river road role roll roof room root rota rotate
round route row rule run rural safe sail sale sample save scale scan schedule scheme school scope score screen script
seal search season seat second sector secure seek select sell send sense series serve session settle seven shade shape
share sharp shed sheet shelf shell shelter shift ship shop shore short show side sign signal silent silver simple
single site six size skill slope slow small smart smooth social soft soil solid solve sort sound source south space
spare speak special speed spell spend spill spin spiral split spot spread spring square stable staff stage stair stake
stall stamp stand star start state station stay steam steel steep step stick stock stone stop store storm story
straight strand strategy stream street strength stress stretch strict strike string strip strong structure study style
subject submit succeed suggest suit supply support sure surface surplus survey suspend sustain switch symbol system
table tackle take talk tank target task tax team tell tend term terrace test text theme thick thin third thread three
tide tie tight till timber time tip title token tone tool top torch total touch tour tower town trace track trade
traffic trail train transfer transport travel treat trench trend trial trust try tube tunnel turn twin type under union
unit update upgrade urban urge use valley value vary vehicle venture verge version vessel view village visit voice
volume vote voyage wage wait walk wall warm warn waste watch water wave way weather week weigh weld west wheel whole
wide wild win wind window winter wire wish wood word work world worth wrap write yard year yield young zone
""".split()

PREFIXES = "re un over under out fore mis non inter sub pre post co counter super mid up cross".split()
SUFFIXES = "s ed ing er ers ment ments ness able ably ly less ful ship wise ward like hood ation ist".split()

STARTS = """
ab ald ash bar bel bram brin cal carn chel clay col cor cran dal den dov dun eld els fair fal fen gar glen gran hal
hart haw hed hol horn ing kel ken kirk lang lark lin low mar mel mor nor oak old orm pen pin quar rad raven red ros row
rud sal sed shal sil stan stor sud tad tam thorn til tor und var wad wal war wen wick win wol wren yar yel
""".split()
MIDDLES = ["", "", "", "er", "en", "ing", "a", "el", "ow", "is"]
ENDS = """
bourne bridge brook bury by caster combe cote dale den don fell field fold ford gate grave ham haven hill holm hurst
land leigh ley low marsh mere minster mouth ness pool ridge shaw stead stoke stow thorpe ton vale wade well wick wold
worth
""".split()
BEFORE = ["", "", "", "", "Upper ", "Lower ", "North ", "Great ", "Little ", "Old "]
AFTER = ["", "", "", "", "", " Green", " Road", " Park", " Cross", " Lane", " Heath", " Wharf"]
FORENAMES = """
Adaeze Alun Amina Anneka Bartholomew Bettina Bronagh Callum Chidi Clarissa Dafydd Delroy Dorota Eamonn Elspeth Farah
Fergus Gethin Grazyna Harjit Hester Idris Imogen Jarek Joyce Kamal Keziah Leonie Lorcan Mabel Mehmet Mirela Nkechi
Nuala Olu Padma Piers Quentin Rhian Rosalind Samir Shanice Tamsin Tomasz Ursula Vikram Wendeline Winston Yasmin Zuzanna
""".split()
