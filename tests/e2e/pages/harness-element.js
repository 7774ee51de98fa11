// A stand-in for the product: proves that the harness sees and does what it says.
class HarnessElement extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    const button = document.createElement("button");
    const text = document.createElement("p");
    let clicks = 0;
    const show = () => (text.textContent = `clicks ${clicks}`);
    button.textContent = "press";
    button.addEventListener("click", (event) => {
      clicks += 1;
      if (event.isTrusted) show();
    });
    root.append(button, text);
    show();
    const send = (name, detail) =>
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    button.addEventListener("click", () => send("treaty-select", { id: "NO", clicks }));
    setTimeout(() => send("treaty-ready", { treaty: "none" }), 50);
  }
}
customElements.define("harness-element", HarnessElement);
