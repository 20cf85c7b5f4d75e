// Passkeys. A form with data-passkey asks the browser for one and sends what it answers in its field "credential".
//   sign-in   the challenge is fetched when the button is pressed, so that none is made for those who do not use it
//   request   for an account that is known already: the challenge stands in the page
//   create    a new passkey, which asks for a finger, a face or a PIN

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withIds = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

async function create(options) {
  const wanted = options.creation_options.publicKey;
  const made = await navigator.credentials.create({
    publicKey: {
      ...wanted,
      challenge: bytes(wanted.challenge),
      user: { ...wanted.user, id: bytes(wanted.user.id) },
      excludeCredentials: withIds(wanted.excludeCredentials),
      authenticatorSelection: {
        ...wanted.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
    },
  });
  return {
    ...common(made),
    response: {
      clientDataJSON: text(made.response.clientDataJSON),
      attestationObject: text(made.response.attestationObject),
      transports: made.response.getTransports ? made.response.getTransports() : [],
    },
  };
}

async function request(options) {
  const wanted = options.request_options.publicKey;
  const given = await navigator.credentials.get({
    publicKey: { ...wanted, challenge: bytes(wanted.challenge), allowCredentials: withIds(wanted.allowCredentials) },
  });
  return {
    ...common(given),
    response: {
      clientDataJSON: text(given.response.clientDataJSON),
      authenticatorData: text(given.response.authenticatorData),
      signature: text(given.response.signature),
      userHandle: given.response.userHandle ? text(given.response.userHandle) : null,
    },
  };
}

function common(credential) {
  return {
    type: credential.type,
    id: credential.id,
    rawId: text(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function challenge(form) {
  if (form.dataset.passkey !== "sign-in") {
    return JSON.parse(document.getElementById("passkey-options").textContent);
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error("no challenge");
  }
  return answer.json();
}

function prepare(form) {
  const says = form.querySelector("[data-passkey-says]");
  const button = form.querySelector("button[type=submit]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    says.textContent = "";
    button.disabled = true;
    try {
      const options = await challenge(form);
      const credential = form.dataset.passkey === "create" ? await create(options) : await request(options);
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch (error) {
      says.textContent = form.dataset.failed;
    } finally {
      button.disabled = false;
    }
  });
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("form[data-passkey]").forEach(prepare);
}
