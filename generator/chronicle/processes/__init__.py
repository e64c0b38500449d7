"""Work on all processors of the machine."""

from chronicle.processes.spreading import PROCESSES, WorkerLost, spread, without_collector, work_aside

__all__ = ["PROCESSES", "WorkerLost", "spread", "without_collector", "work_aside"]
