import { ButtonLink } from "~/ui/button";

/** Tells guests how they can keep their work. Every link leads back to this page. */
export function GuestSteps({ id }: { id: string }) {
  const to = new URLSearchParams({ to: `/submissions/${id}` });
  return (
    <>
      <ButtonLink to={`/sign-in?${to}`}>I have an account</ButtonLink>
      <ButtonLink look="main" to={`/register?${to}`}>
        Create an account
      </ButtonLink>
    </>
  );
}
