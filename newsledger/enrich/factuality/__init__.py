"""Whether an event, a figure or a statement is asserted, negated, future, hypothetical or historical."""
