"""The store: the one package that knows SQL. It imports nothing of ours."""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

# sqlite-utils handles the errors of the driver it finds, and looks for "pysqlite3" before
# sqlite3. SQLCipher's errors are no subclass of sqlite3's, so SQLCipher must be what it finds;
# otherwise saves can be lost in silence. db.store asserts that it was found.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2
