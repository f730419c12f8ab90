"""The one kind of error that is meant for the user."""


class UserError(Exception):
    """Something the user can put right: the message says what is wrong, where, and what to do."""
