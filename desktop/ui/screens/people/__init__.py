"""The place 谈话对象: organisations with their heads, one person, the import of a roster."""
