"""From bytes to blocks of clean text.

What ``Block.label`` says, where the format itself marks it (ModernGov pages and web service, minutes of the same make):

- "page": the page's own title ("Agenda item"), always furniture;
- "meeting title": committee and date of the meeting whose items follow ("Meeting: 13/10/2020 - Cabinet (Item 321)");
- "issue title": what an issue page is about;
- "item number", "item title": one after the other, the number first where there is one;
- "section": the heading of a part of an item ("Minutes:", "Decision:", "Reasons for the decision:");
- "purpose", "minutes", "decision", "reasons", "options", "documents": every block that stands in such a part;
- "detail": a labelled line about the whole ("Venue: …", "Decision Maker: …");
- "attendance": a row of name, role, attendance and posts held;
- "exempt": the format says that this item is restricted.

The web service has no "section" headings: there the labels of the blocks alone tell.
"""
