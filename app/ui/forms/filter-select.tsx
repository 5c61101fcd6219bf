import { Field } from "./field";

/** A short select by which a list is filtered or sorted. */
export function FilterSelect({
  label,
  name,
  value,
  options,
  none = "all",
}: {
  label: string;
  name: string;
  value: string | undefined;
  options: readonly (readonly [value: string, says: string])[];
  /** The label of the first option, which applies no filter. */
  none?: string;
}) {
  return (
    <div className="short">
      <Field label={label}>
        {(control) => (
          <select name={name} defaultValue={value ?? ""} {...control}>
            <option value="">{none}</option>
            {options.map(([id, says]) => (
              <option key={id} value={id}>
                {says}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
