import type { CAC } from "cac";

/**
 * Runs the command that the process was started with. Without a command, prints the help and exits with 2. If the
 * command fails, prints the error's message and exits with 1 if the error `isExpected`, and with 2 if the arguments are
 * wrong.
 */
export async function runCli(cli: CAC, isExpected: (error: unknown) => boolean): Promise<void> {
  try {
    cli.parse(process.argv, { run: false });
    if (cli.matchedCommand) await cli.runMatchedCommand();
    else if (!cli.options.help) {
      cli.outputHelp();
      process.exitCode = 2;
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = isExpected(error) ? 1 : 2;
  }
}
