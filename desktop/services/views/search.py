"""What a search finds."""

from db.frozen import frozen


@frozen
class Hit:
    """A record that holds the words: what it is, of which talk, and the words where they stand.

    `kind` is the table; a person or an organisation belongs to no talk. The `id` of a post found
    (tenures) is that of the person who holds or held it.
    """

    kind: str
    id: str
    talk_id: str | None
    number: str
    title: str
    where: str
    snippet: str
