import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";

/** Says to a guest how long their work stays, and how to keep it. */
export function GuestNote({ id, until }: { id: string; until: string }) {
  const to = new URLSearchParams({ to: `/submissions/${id}` });
  return (
    <div className="mb-6">
      <Notice
        title={`This goes after ${until}. Make an account to keep it.`}
        actions={
          <>
            <ButtonLink look="main" to={`/register?${to}`}>
              Make an account
            </ButtonLink>
            <ButtonLink to={`/sign-in?${to}`}>I have one: sign in</ButtonLink>
          </>
        }
      >
        You did this as a guest. Your hand-in and its report come along, and it counts as your first.
      </Notice>
    </div>
  );
}
