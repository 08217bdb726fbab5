package org.certbureau.system;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * Every test of a {@link SharedBureau}, in one process. Each can be run by itself too, and then
 * starts a bureau of its own.
 */
@Suite
@SelectClasses(
    names = {
      "org.certbureau.system.packaging.BureauJarIT",
      "org.certbureau.system.packaging.RolesAndStatesIT",
      "org.certbureau.system.screens.InterruptionsIT",
      "org.certbureau.system.screens.ScreensIT",
      "org.certbureau.system.screens.TillIT"
    })
class OneBureauIT {}
