import { Part } from "~/ui/shell/page";
import { Row } from "./row";

interface TaughtProps {
  readonly cohorts: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
}

/** The cohorts that the person teaches, and the programmes that they lead. */
export function Taught({ cohorts, programmes }: TaughtProps) {
  return (
    <>
      {cohorts.length > 0 && (
        <Part id="taught" title="Your cohorts">
          <ul className="rows">
            {cohorts.map(({ id, name, role }) => (
              <Row key={id} icon="flag" to={`/cohorts/${id}`} name={name} does="Open">
                You are a {role} of this cohort
              </Row>
            ))}
          </ul>
        </Part>
      )}
      {programmes.length > 0 && (
        <Part id="programmes" title="Your programmes">
          <ul className="rows">
            {programmes.map(({ id, name }) => (
              <Row key={id} icon="flag" to={`/programmes/${id}`} name={name} does="Open">
                You lead this programme
              </Row>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
