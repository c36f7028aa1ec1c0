"""`procedure.yaml`: by which stages a title is given; read where somebody asks for it."""

from lccluster.rulebook.procedure.stages import Actor, Procedure, Round, Stage, Step
