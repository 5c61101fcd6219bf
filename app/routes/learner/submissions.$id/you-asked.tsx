/** The learner's question as the mentor reads it. `html`: safe HTML from `renderPage`. */
export function YouAsked({ html }: { html: string }) {
  return (
    <>
      <p className="prose mt-2">You asked:</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
      <div className="read mt-1" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
