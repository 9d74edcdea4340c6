# What a terminal needs, and what a centre needs: deploy/install.sh picks one.
install(TARGETS yimen-kiosk yimen-devctl RUNTIME DESTINATION bin COMPONENT kiosk)
install(TARGETS yimen-page RUNTIME DESTINATION libexec/yimen COMPONENT kiosk)
install(DIRECTORY config/strings config/keyboards DESTINATION share/yimen COMPONENT kiosk)
install(FILES config/theme.toml DESTINATION share/yimen COMPONENT kiosk)
install(TARGETS yimen-central yimen-centralctl RUNTIME DESTINATION bin COMPONENT central)
foreach(component kiosk central)
    install(FILES README.md LICENSE DESTINATION share/doc/yimen COMPONENT ${component})
endforeach()
