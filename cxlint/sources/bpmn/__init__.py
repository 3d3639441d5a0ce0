"""BPMN 2.0: processes and collaborations, as every modeller saves them."""

from cxlint.sources.bpmn.source import Bpmn

__all__ = ["Bpmn"]
