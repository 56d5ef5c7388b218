"""The triggers that keep the log from being changed; every opening holds them to these words."""

TRIGGERS = {
    "audit_no_update": """
        create trigger audit_no_update before update on audit
        begin select raise(abort, 'the log cannot be changed'); end
    """,
    "audit_no_delete": """
        create trigger audit_no_delete before delete on audit
        begin select raise(abort, 'the log cannot be cut'); end
    """,
    "audit_in_sequence": """
        create trigger audit_in_sequence before insert on audit
        when new.seq <= (select ifnull(max(seq), 0) from audit)
        begin select raise(abort, 'the log goes on in sequence'); end
    """,
}
