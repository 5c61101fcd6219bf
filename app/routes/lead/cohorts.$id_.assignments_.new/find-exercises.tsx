import { KIND_NAMES } from "~/kinds/cards";
import { Button } from "~/ui/button";
import { Choice, TextField } from "~/ui/forms/field";
import { FilterSelect } from "~/ui/forms/filter-select";
import { Icon } from "~/ui/icons";
import type { Offer } from "./find-exercises.server";
import type { Written } from "./form.server";
import { OfferedRow } from "./offered-row";

/** Searches the exercises that can be added, by words and by filters. Works without scripts. */
export function FindExercises({ offer: { found, tracks, choices }, written }: { offer: Offer; written: Written }) {
  const hidden = found.all - found.rows.length;
  return (
    <div className="find-exercises">
      {/* The search whose results the list below shows. If the search field differs from this, Enter searches
          instead of saving. */}
      <input type="hidden" name="searched" value={written.find ?? ""} />
      <div className="search-line">
        <TextField
          id="find"
          name="find"
          type="search"
          label="Find an exercise"
          hint="Words from an exercise’s title, task, track or skill"
          defaultValue={written.find ?? ""}
          maxLength={200}
        />
        <FilterSelect label="Kind" name="kind" value={written.kind} options={Object.entries(KIND_NAMES)} none="any" />
        <FilterSelect
          label={`Skill (excludes ${choices.withoutSkill})`}
          name="skill"
          value={written.skill}
          options={choices.skills.map(({ id, title }) => [id, title])}
          none="any"
        />
        <FilterSelect
          label="Minutes"
          name="minutes"
          value={written.minutes}
          options={choices.minutes.map((most) => [String(most), `at most ${most}`])}
          none="any"
        />
        <Choice type="checkbox" name="isFresh" defaultChecked={written.isFresh === "on"}>
          Only exercises that no one in this cohort has tried
        </Choice>
        <Button type="submit" name="pick" value="find">
          Search
        </Button>
      </div>
      {found.rows.length === 0 ? (
        <p className="meta">No exercise matches. Use other words, or remove a filter.</p>
      ) : (
        <ul className="rows no-gutter">
          {found.rows.map((one) => (
            <OfferedRow key={one.slug} exercise={one}>
              <Button size="small" type="submit" name="pick" value={`add:${one.slug}`} aria-label={`Add ${one.title}`}>
                <Icon name="add" />
                Add
              </Button>
            </OfferedRow>
          ))}
        </ul>
      )}
      {found.showsAll && <input type="hidden" name="showsAll" value="on" />}
      {hidden > 0 && (
        <Button look="quiet" type="submit" name="pick" value="all">
          Show all {found.all} exercises
        </Button>
      )}
      {tracks.length > 0 && (
        <div className="line">
          <select name="track" aria-label="A track to add">
            {tracks.map(({ id, title, left }) => (
              <option key={id} value={id}>
                {title} ({left})
              </option>
            ))}
          </select>
          <Button type="submit" name="pick" value="add-track">
            Add the track
          </Button>
        </div>
      )}
    </div>
  );
}
