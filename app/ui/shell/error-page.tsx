import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { ButtonLink } from "../button";
import { Notice, useOnline } from "../notice";
import { Page } from "./page";
import { isUnavailable, UnavailablePage } from "./unavailable";

/**
 * Replaces a page that does not exist, is not accessible, or failed. `requestId` is the id of the failed request, if
 * known.
 */
export function ErrorPage({ requestId, isSignedIn }: { requestId?: string; isSignedIn: boolean }) {
  const error = useRouteError();
  const isOnline = useOnline();
  if (isRouteErrorResponse(error) && error.status < 500)
    return error.status === 404 ? <NotFound isSignedIn={isSignedIn} /> : <Refused says={error.data} />;
  if (isRouteErrorResponse(error) && isUnavailable(error.data))
    return <UnavailablePage said={error.data} tryAgain={<TryAgain isAnew />} />;
  if (!isOnline) {
    return (
      <Page>
        <h1>You are offline</h1>
        <p className="prose mt-2">We couldn’t load this page. Your text is kept in this browser.</p>
        <div className="line mt-5">
          <TryAgain />
        </div>
      </Page>
    );
  }
  return (
    <Page>
      <h1>Something went wrong on our side</h1>
      <div className="mt-4 max-w-2xl">
        <Notice
          tone="bad"
          title="We couldn’t load this page."
          actions={
            <>
              <TryAgain isAnew />
              <a href="/learn">Go to Learn</a>
            </>
          }
        >
          Your saved work and submissions are safe, and this doesn’t use up an attempt.
          {requestId && (
            <>
              {" "}
              If it happens again, tell the administrator, and give the request id <code>{requestId}</code>.
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
      <h1>Page not found</h1>
      <p className="prose mt-2">This page may have moved, or you may not have access to it.</p>
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
              About Onramp
            </ButtonLink>
          </>
        )}
      </div>
    </Page>
  );
}

/**
 * Shown if a route refused the request. `says`: the route's own explanation. The router's own errors are written for
 * developers, and begin with "Error".
 */
function Refused({ says }: { says: unknown }) {
  const isOurs = typeof says === "string" && says !== "" && !says.startsWith("Error");
  return (
    <Page>
      <h1>The request failed</h1>
      <p className="prose mt-2">
        {isOurs
          ? `${says}${says.endsWith(".") ? "" : "."}`
          : "We couldn’t understand this request. Nothing was changed. Go back and try again."}
      </p>
      <div className="line mt-5">
        <TryAgain isAnew />
      </div>
    </Page>
  );
}

/**
 * A link to the current page, which works without JavaScript. `isAnew` reloads the whole page, because our files may be
 * newer than those in this browser. Don't set it while offline, because the browser would lose the page.
 */
function TryAgain({ isAnew = false }: { isAnew?: boolean }) {
  const { pathname, search } = useLocation();
  return (
    <ButtonLink to={`${pathname}${search}`} replace reloadDocument={isAnew}>
      Try again
    </ButtonLink>
  );
}
