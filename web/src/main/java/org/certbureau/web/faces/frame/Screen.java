package org.certbureau.web.faces.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.staff.Roles;

/**
 * Every page of the intranet: where it stands, who may open it, and where the menu shows it. Menu,
 * permission check and landing page derive from this table; a person with two roles sees the union.
 */
public enum Screen {
  WORKLIST("worklist", Group.DESK, "pi-inbox", Roles.ACCEPTOR, Roles.REVIEWER),
  START("start", Group.DESK, "pi-file-edit", Roles.ACCEPTOR),
  ACCEPT("accept", Group.NONE, "pi-file-edit", Roles.ACCEPTOR),
  REVIEW("review", Group.DESK, "pi-eye", Roles.REVIEWER),
  PAYMENT("payment", Group.DESK, "pi-wallet", Roles.CASHIER),
  PRODUCTION("production", Group.DESK, "pi-cog", Roles.MAKER),
  DELIVERY("delivery", Group.DESK, "pi-send", Roles.ACCEPTOR, Roles.MAKER),
  RECOVERIES("recoveries", Group.KEYS, "pi-key", Roles.RECOVERY_OFFICER),
  ANSWERS("answers", Group.KEYS, "pi-history", Roles.RECOVERY_OFFICER),
  RECOVERY("recovery", Group.NONE, "pi-key", Roles.RECOVERY_OFFICER),
  APPLICATIONS("applications", Group.LOOK_UP, "pi-folder-open", Access.AT_DESKS),
  APPLICATION("application", Group.NONE, "pi-folder-open", Access.AT_DESKS),
  CERTIFICATES("certificates", Group.LOOK_UP, "pi-id-card", Access.AT_DESKS),
  CERTIFICATE("certificate", Group.NONE, "pi-id-card", Access.AT_DESKS),
  TOKENS("tokens", Group.LOOK_UP, "pi-key", Roles.MAKER),
  TOKEN("token", Group.NONE, "pi-key", Access.AT_DESKS),
  DESTRUCTION("destruction", Group.LOOK_UP, "pi-trash", Roles.MAKER, Roles.REVIEWER, Roles.AUDITOR),
  SEARCH("search", Group.NONE, "pi-search", Access.AT_DESKS),
  POLICY("policy", Group.LOOK_UP, "pi-book", Access.EVERYBODY),
  REPORT("report", Group.CONTROL, "pi-chart-bar", Roles.AUDITOR),
  KEY_REPORT("key-report", Group.CONTROL, "pi-key", Roles.AUDITOR),
  AUDIT("audit", Group.CONTROL, "pi-verified", Roles.AUDITOR),
  PEOPLE("people", Group.CONTROL, "pi-users", Roles.ADMIN),
  PERSON("person", Group.NONE, "pi-users", Roles.ADMIN),
  STATIONS("stations", Group.CONTROL, "pi-desktop", Roles.ADMIN),
  MACHINES("machines", Group.CONTROL, "pi-server", Roles.ADMIN),
  PASSWORD("password", Group.NONE, "pi-lock", Access.EVERYBODY);

  /** Where those begin who did not say yet who they are; open to everybody. */
  public static final String LOGIN = "/login.xhtml";

  /** Where the menu shows a page. */
  enum Group {
    DESK,
    KEYS,
    LOOK_UP,
    CONTROL,
    /** Reached from other pages only. */
    NONE
  }

  private final String page;
  private final Group group;
  private final String icon;
  private final Set<String> roles;

  Screen(String page, Group group, String icon, String... roles) {
    this.page = page;
    this.group = group;
    this.icon = icon;
    this.roles = Set.of(roles);
  }

  private static final class Access {
    static final String[] AT_DESKS = {
      Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR
    };
    static final String[] EVERYBODY = {
      Roles.ACCEPTOR,
      Roles.REVIEWER,
      Roles.CASHIER,
      Roles.MAKER,
      Roles.AUDITOR,
      Roles.RECOVERY_OFFICER,
      Roles.ADMIN
    };
  }

  /** The page's address. */
  public String path() {
    return "/" + page + ".xhtml";
  }

  /** Start of its keys among the texts. */
  String key() {
    return page;
  }

  Group group() {
    return group;
  }

  String icon() {
    return icon;
  }

  boolean isOpenTo(HttpServletRequest request) {
    return roles.stream().anyMatch(request::isUserInRole);
  }

  public static Optional<Screen> at(String path) {
    return Stream.of(values()).filter(screen -> screen.path().equals(path)).findFirst();
  }

  /** What the menu shows to whoever asks. */
  static List<Screen> menuOf(HttpServletRequest request) {
    return Stream.of(values())
        .filter(screen -> screen.group != Group.NONE && screen.isOpenTo(request))
        .toList();
  }

  /** Where somebody begins after logging in. */
  static Optional<Screen> firstOf(HttpServletRequest request) {
    return menuOf(request).stream().findFirst();
  }
}
