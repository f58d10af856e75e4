module outside {
    requires org.ascribe.core;
}
