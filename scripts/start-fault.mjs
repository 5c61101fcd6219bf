/** Says why the start did not work, and ends the process. What is no plain error is a bug of ours: its stack is told, too. */
export function tellAndStop(error) {
  console.error(error?.constructor === Error ? error.message : error);
  console.error("Onramp has not started.");
  process.exit(1);
}
