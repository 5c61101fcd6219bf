import type { LoaderFunctionArgs } from "@remix-run/node";
import { openMutants } from "~/grading/workspace/workspace.server";
import { requireLearner } from "../exercises.$slug/learner.server";

/**
 * Sends the mutants for a workspace's strength meter. The page requests the mutants once, not while the learner types.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const slug = params.slug!;
  const learner = await requireLearner(request, slug);
  return Response.json(await openMutants(learner, slug), { headers: { "Cache-Control": "no-store" } });
}
