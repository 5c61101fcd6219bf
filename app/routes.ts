import { flatRoutes } from "@remix-run/fs-routes";

/**
 * The routes, one folder of `app/routes` for each sort of user. The folder groups files; it isn't part of the address.
 */
const USERS = ["anyone", "account", "learner", "mentor", "lead", "admin"];

const routes = await Promise.all(
  USERS.map((user) => flatRoutes({ rootDirectory: `routes/${user}`, ignoredRouteFiles: ["**/*.test.*"] })),
);
export default routes.flat();
