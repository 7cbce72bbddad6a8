"""Told after the commit of every act, so that the worker wakes up."""

from django.dispatch import Signal

act_performed = Signal()
