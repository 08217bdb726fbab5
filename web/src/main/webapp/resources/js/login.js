/* Tells of a caps-lock key that is on while a password is typed. */
(function () {
  "use strict";
  document.addEventListener("keyup", (event) => {
    const hint = document.getElementById("caps");
    if (hint && event.getModifierState && event.target.closest("#at-password")) {
      hint.hidden = !event.getModifierState("CapsLock");
    }
  });
})();
