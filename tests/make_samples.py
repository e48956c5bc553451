"""Makes the sample minutes that are a PDF and a Word file: ``.venv/bin/python tests/make_samples.py``.

The words are our own invention, like the rest of the sample council; see sample_minutes/README.md.
"""

from __future__ import annotations

from pathlib import Path

from render import BULLET, Item, Meeting, Para, as_docx, as_pdf

FOLDER = Path(__file__).parents[1] / "sample_minutes"
COUNCIL = "Westmarch Borough Council"
COMMITTEE = "Communities and Culture Scrutiny Panel"
PRESENT = (
    "Councillor Meera Kapadia (Chair)",
    "Councillor Owen Tranmere",
    "Councillor Judith Farrow",
    "Councillor Abel Quainton",
    "In attendance: Councillor Sylvia Brightmore (Cabinet Member for Culture and Leisure)",
    "Officers: Piers Lomax (Head of Libraries and Museums), Renu Sandhu (Leisure Contracts Manager)",
)


def prose(*texts: str) -> tuple[Para, ...]:
    return tuple(Para(text) for text in texts)


def bullets(*texts: str) -> tuple[Para, ...]:
    return tuple(Para(text, BULLET) for text in texts)


APOLOGIES = Item("1.", "Apologies for Absence", paras=prose("There were none."))
DECLARATIONS = Item("2.", "Declarations of Interest", paras=prose("No interests were declared."))

FIRST = Meeting(
    council=COUNCIL,
    committee=COMMITTEE,
    when="Wednesday, 18th September, 2024 6.30 pm",
    venue="Committee Room 2, The Guildhall, Castle Street, Aldersford",
    present=PRESENT,
    items=(
        APOLOGIES,
        DECLARATIONS,
        Item(
            "3.",
            "Attendance of the Cabinet Member for Culture and Leisure",
            "To receive an account of the portfolio from Councillor Sylvia Brightmore.",
            prose(
                "Councillor Sylvia Brightmore, Cabinet Member for Culture and Leisure, spoke to her report. She said that "
                "the year had been one of holding on to buildings that the borough could not replace, and of asking "
                "fewer people to run more of them.",
                "Councillor Tranmere asked how many people had used the borough’s libraries in the year, and how many of "
                "them at Pellham, which had lost its Saturday opening in April. The Cabinet Member for Culture and Leisure "
                "replied that there had been 412,000 visits in 2023/24, against 389,000 the year before. At Pellham there "
                "had been 21,600, which was fewer by a tenth, and she did not think that the weather was to blame.",
                "Councillor Tranmere asked a supplementary question. He wished to know whether Saturday opening could be "
                "given back if volunteers were found. The Cabinet Member for Culture and Leisure said that it could, if "
                "there were two trained volunteers for each session, and undertook to bring a scheme for it to the Panel "
                "by the end of January 2025.",
                "Councillor Farrow queried the state of the roof of the Corn Exchange Museum, in which buckets had been "
                "seen. The Head of Libraries and Museums, Piers Lomax, explained that the lead over the east gallery had "
                "failed and that the collection beneath it had been moved to the store at Larkhill. The repair was "
                "estimated at £640,000, for which a bid had been made to the Heritage Repair Fund. He would let Members "
                "have a copy of the bid.",
                "Councillor Quainton said that he had been told in 2022 that the swimming pool at Aldersford would be "
                "closed for six weeks and that it had been closed for thirty. He asked whether anybody had yet worked out "
                "what that had cost. The Cabinet Member for Culture and Leisure stated that the loss of income had been "
                "£186,000 and that £120,000 of it was being claimed from the contractor. The claim had not been settled. "
                "She hoped that it would be by the spring.",
                "In response to a question from Councillor Farrow about concessionary leisure cards, the Leisure Contracts "
                "Manager, Renu Sandhu, advised that 3,150 were held at the end of August, of which 870 were held by carers. "
                "She could provide the figures by ward if Members wished.",
                "RESOLVED: That the Cabinet Member be thanked for her attendance and that the scheme for volunteers at "
                "Pellham Library be placed on the work programme.",
            ),
        ),
        Item(
            "4.",
            "Grants to Community Halls",
            "",
            (
                *prose("During discussion the following points were noted:"),
                *bullets(
                    "Seventeen halls had applied and eleven had been given a grant, the largest being £14,500 for the roof "
                    "at Coldwell.",
                    "Three of the six that were refused had not sent accounts. Officers would write to each of them "
                    "with the date of the next round.",
                    "The fund for the coming year was £90,000, the same as in each of the last three years.",
                ),
                *prose("NOTED: That the report be noted."),
            ),
        ),
    ),
)

SECOND = Meeting(
    council=COUNCIL,
    committee=COMMITTEE,
    when="Wednesday, 17th September, 2025 6.30 pm",
    venue="Committee Room 2, The Guildhall, Castle Street, Aldersford",
    present=PRESENT,
    items=(
        APOLOGIES,
        DECLARATIONS,
        Item(
            "3.",
            "Matters Arising",
            "",
            prose(
                "The Chair reminded the Panel that a scheme for opening Pellham Library on Saturdays with volunteers had "
                "been promised for January and asked where it was. The Cabinet Member for Culture and Leisure replied that "
                "the scheme had been drawn up and circulated to Members on 11 March 2025, for which lateness she apologised. "
                "The library had been open on Saturdays again since 3 May.",
                "Councillor Farrow said that she had not seen the bid to the Heritage Repair Fund which Members were to have "
                "had a year before. The Head of Libraries and Museums said that it would be sent to her after the meeting.",
            ),
        ),
        Item(
            "4.",
            "Attendance of the Cabinet Member for Culture and Leisure",
            "To receive an account of the portfolio from Councillor Sylvia Brightmore.",
            (
                *prose(
                    "The Cabinet Member for Culture and Leisure, Councillor Sylvia Brightmore, responded to Members’ "
                    "questions and comments, which included:"
                ),
                *bullets(
                    "Library visits – in response to a question from Councillor Tranmere, the Cabinet Member confirmed that "
                    "there had been 431,000 visits to the borough’s libraries in 2024/25 and that Pellham had made up what "
                    "it lost.",
                    "Corn Exchange Museum – concern was raised by Councillor Farrow that the east gallery was still shut. "
                    "The Head of Libraries and Museums explained that the bid had been turned down in June and that the "
                    "repair was now estimated at £710,000. He undertook to report to the Panel in March 2026 on how it might "
                    "be paid for.",
                    "Aldersford swimming pool – in response to a question from Councillor Quainton about the claim against "
                    "the contractor, the Cabinet Member stated that it had been settled for £95,000.",
                    "Leisure cards – following a request for an update, the Leisure Contracts Manager advised that 3,420 "
                    "were held at the end of August, of which 990 were held by carers.",
                    "Music in the park – it was asked whether the bandstand concerts would return.",
                ),
                *prose(
                    "RESOLVED (a) That the Cabinet Member be thanked for her attendance; and (b) that a report on the "
                    "Corn Exchange Museum be made to the Panel in March 2026."
                ),
            ),
        ),
    ),
)

if __name__ == "__main__":
    (FOLDER / "2024-09-18-culture-scrutiny.pdf").write_bytes(as_pdf(FIRST))
    (FOLDER / "2025-09-17-culture-scrutiny.docx").write_bytes(as_docx(SECOND))
