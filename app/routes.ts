import { flatRoutes } from "@remix-run/fs-routes";

/**
 * The routes, with one folder in `app/routes` for each type of user. The folder only groups files; it isn't part of the
 * URL.
 */
const USERS = ["anyone", "account", "learner", "mentor", "lead", "admin"];

const routes = await Promise.all(
  USERS.map((user) => flatRoutes({ rootDirectory: `routes/${user}`, ignoredRouteFiles: ["**/*.test.*"] })),
);
export default routes.flat();
