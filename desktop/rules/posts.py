"""How a post is named in full."""


def full_post(organisation: str, post: str) -> str:
    """Return a post with its organisation before it, said once: 临河县委 and 县委书记 make 临河县委书记."""
    short = organisation.removeprefix("中共")
    if not post or short[:2] in post:
        return post or organisation
    common = next(n for n in range(len(post), -1, -1) if organisation.endswith(post[:n]))
    return organisation + post[common:]
