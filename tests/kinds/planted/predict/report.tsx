import type { ReportProps } from "~/kinds/page-props";
import type { Open, Report as PredictReport } from "./kind";

export const Report = ({ report: { detail }, aside }: ReportProps<Open, unknown, PredictReport>) => (
  <section id="prediction">
    <p>
      You said {detail.said}; it prints {detail.right}.
    </p>
    {aside}
  </section>
);
