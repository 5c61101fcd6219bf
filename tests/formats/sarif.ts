import { z } from "zod";

/**
 * The part of SARIF 2.1.0 that Onramp writes: its required properties, the optional ones in use, and nothing else. It
 * follows the standard (docs.oasis-open.org/sarif/sarif/v2.1.0), whose objects forbid unknown properties except in
 * bags.
 */
const Message = z.strictObject({ text: z.string().min(1) });
const Bag = z.record(z.string(), z.unknown());
/** A relative reference: escaped segments, none of them "." or "..". */
const Uri = z.string().regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.~%!'()*-]+(?:\/[\w.~%!'()*-]+)*$/);

const LocationSchema = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: Uri, uriBaseId: z.string() }),
    region: z
      .strictObject({ startLine: z.int().min(1), endLine: z.int().min(1) })
      .refine(({ startLine, endLine }) => startLine <= endLine)
      .optional(),
  }),
});

const ResultSchema = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0),
  level: z.enum(["none", "note", "warning", "error"]),
  message: Message,
  locations: z.array(LocationSchema).length(1),
  properties: Bag.optional(),
});

const RunSchema = z
  .strictObject({
    tool: z.strictObject({
      driver: z.strictObject({
        name: z.string().min(1),
        version: z.string(),
        rules: z.array(z.strictObject({ id: z.string(), shortDescription: Message })),
      }),
    }),
    originalUriBaseIds: z.record(z.string(), z.strictObject({ description: Message })),
    results: z.array(ResultSchema),
    properties: Bag,
  })
  .superRefine(({ tool, originalUriBaseIds, results }, context) => {
    const { rules } = tool.driver;
    const say = (message: string) => context.addIssue({ code: "custom", message });
    if (new Set(rules.map(({ id }) => id)).size < rules.length) say("a rule stands there twice");
    for (const { ruleId, ruleIndex, locations } of results) {
      if (rules[ruleIndex]?.id !== ruleId) say(`${ruleId} is not rule ${ruleIndex}`);
      const { uriBaseId } = locations[0]!.physicalLocation.artifactLocation;
      if (!(uriBaseId in originalUriBaseIds)) say(`${uriBaseId} is no base`);
    }
  });

export const SarifSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal("2.1.0"),
  runs: z.array(RunSchema).length(1),
});
