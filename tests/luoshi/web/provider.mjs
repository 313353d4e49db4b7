// A real provider of OpenID Connect for the tests: whoever gives a login there is that subject. Prints its port, and serves.
import http from "node:http";
import { pathToFileURL } from "node:url";

const [folder, back] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(`${folder}/node_modules/oidc-provider/lib/index.js`).href);
let answer;
const server = http.createServer((request, response) => answer(request, response));
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address();
  const everybody = { name: "Same Name", email: "same@example.org", email_verified: true };
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{ client_id: "luoshi", client_secret: "of-the-test", redirect_uris: [back] }],
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...everybody }) }),
    cookies: { keys: ["of the test"] },
  });
  answer = provider.callback();
  console.log(port);
});
