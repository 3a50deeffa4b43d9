/* Makes a passkey, or asks for one, and sends the browser's answer with the form around the button. */
const place = document.querySelector("[data-passkey]");
const { form } = place.querySelector("button");
const told = place.querySelector("[role=alert]");
const { publicKey } = JSON.parse(document.getElementById("passkey-asked").textContent);
const byNumber = /^[\d.]+$|:/.test(location.hostname); // Browsers tie passkeys to names alone.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const known = (list = []) => list.map((each) => ({ ...each, id: bytes(each.id) }));

const deeds = {
  make: () => navigator.credentials.create({ publicKey: {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    user: { ...publicKey.user, id: bytes(publicKey.user.id) },
    excludeCredentials: known(publicKey.excludeCredentials),
  } }),
  use: () => navigator.credentials.get({ publicKey: {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    allowCredentials: known(publicKey.allowCredentials),
  } }),
};

function plain(credential) {
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const parts = names.filter((name) => credential.response[name]).map((name) => [name, text(credential.response[name])]);
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(parts),
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function go() {
  told.hidden = true;
  const filled = [...form.elements].filter((field) => field.name !== "code").every((field) => field.reportValidity());
  if (!filled) return;
  try {
    form.elements[place.dataset.field].value = plain(await deeds[place.dataset.passkey]());
    form.submit();
  } catch (error) {
    told.textContent = error.name === "InvalidStateError" ? told.dataset.known : told.dataset.refused;
    told.hidden = false;
  }
}

if (window.PublicKeyCredential && !byNumber) {
  place.hidden = false;
  document.querySelectorAll("[data-without-passkey]").forEach((each) => each.remove());
  place.querySelector("button").addEventListener("click", go);
}
