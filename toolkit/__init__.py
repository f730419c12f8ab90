"""Throughline's subject matter: everything about violence prevention that needs no screen."""
