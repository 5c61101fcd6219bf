import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { ButtonLink } from "./button";
import { Notice, useOnline } from "./notice";
import { Page } from "./page";
import { isUnavailable, UnavailablePage } from "./unavailable";

/** What stands in a page's place when it is not there, not yours, or broke. `requestId`: the failed request's, if known. */
export function ErrorPage({ requestId, isSignedIn }: { requestId?: string; isSignedIn: boolean }) {
  const error = useRouteError();
  const isOnline = useOnline();
  if (isRouteErrorResponse(error) && error.status < 500)
    return error.status === 404 ? <NotFound isSignedIn={isSignedIn} /> : <Refused />;
  if (isRouteErrorResponse(error) && isUnavailable(error.data))
    return <UnavailablePage said={error.data} tryAgain={<TryAgain isAnew />} />;
  if (!isOnline) {
    return (
      <Page>
        <h1>You are offline</h1>
        <p className="prose mt-2">This page could not be fetched. What you wrote is kept in this browser.</p>
        <div className="line mt-5">
          <TryAgain />
        </div>
      </Page>
    );
  }
  return (
    <Page>
      <h1>Something of ours broke</h1>
      <div className="mt-4 max-w-2xl">
        <Notice
          tone="bad"
          title="This page could not be made."
          actions={
            <>
              <TryAgain isAnew />
              <a href="/learn">Go to Learn</a>
            </>
          }
        >
          What you saved and handed in is kept, and this costs you no try.
          {requestId && (
            <>
              {" "}
              If it happens again, tell whoever runs Onramp: request <code>{requestId}</code>.
            </>
          )}
        </Notice>
      </div>
    </Page>
  );
}

function NotFound({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <Page>
      <h1>There is no such page</h1>
      <p className="prose mt-2">It may have moved, or it is not one that you can see.</p>
      <div className="line mt-5">
        {isSignedIn ? (
          <>
            <ButtonLink to="/learn">Go to Learn</ButtonLink>
            <ButtonLink look="quiet" to="/exercises">
              All exercises
            </ButtonLink>
          </>
        ) : (
          <>
            <ButtonLink to="/sign-in">Sign in</ButtonLink>
            <ButtonLink look="quiet" to="/">
              What Onramp is
            </ButtonLink>
          </>
        )}
      </div>
    </Page>
  );
}

function Refused() {
  return (
    <Page>
      <h1>That failed</h1>
      <p className="prose mt-2">
        What was sent is not what this page expects. Nothing was changed. Go back and try again.
      </p>
      <div className="line mt-5">
        <TryAgain isAnew />
      </div>
    </Page>
  );
}

/**
 * A link to where one is: it works without JavaScript. `isAnew`: the page is fetched whole, because our files may be newer
 * than those in this browser; while offline that would lose the page.
 */
function TryAgain({ isAnew = false }: { isAnew?: boolean }) {
  const { pathname, search } = useLocation();
  return (
    <ButtonLink to={`${pathname}${search}`} replace reloadDocument={isAnew}>
      Try again
    </ButtonLink>
  );
}
