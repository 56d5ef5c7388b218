"""SQLCipher in the place of Python's SQLite, which the package does not carry.

sqlite-utils names the type Connection of sqlite3 and asks nothing more of it.
"""

from sqlcipher3 import Connection

__all__ = ["Connection"]
