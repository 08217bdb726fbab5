package org.certbureau.application;

import java.util.Set;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Roles;

/** Fictional staff of Changsha. */
final class People {
  static final RegionCode CHANGSHA = RegionCode.of("430100");
  static final Caller ACCEPTOR = person("li.wen", Roles.ACCEPTOR);
  static final Caller REVIEWER = person("wang.fu", Roles.REVIEWER);
  static final Caller MAKER = person("zhao.zhi", Roles.MAKER);
  static final Caller BOTH = person("qian.jian", Roles.ACCEPTOR, Roles.REVIEWER);

  private People() {}

  static Caller person(String name, String... roles) {
    return new Caller(name, name, Set.of(roles), Set.of(CHANGSHA), false);
  }
}
