import { ButtonLink } from "~/ui/button";

/** What a guest can do to keep their work: the way leads back here. */
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
