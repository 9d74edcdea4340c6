# Builds that are made once and thrown away (the presets asan, tsan, plain) compile several files of
# a target as one (CMAKE_UNITY_BUILD), which takes half the time. The files named here are compiled
# by themselves all the same, because names of their own (static, unnamed) meet those of a neighbour.
# The other presets compile each file alone: they prove that each includes what it needs.

function(compile_apart target)
    get_target_property(folder ${target} SOURCE_DIR)
    list(TRANSFORM ARGN PREPEND ${folder}/)
    set_source_files_properties(${ARGN} TARGET_DIRECTORY ${target}
                                PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

compile_apart(base json.cpp settings.cpp)
compile_apart(base_crypto signature.cpp)
compile_apart(central_catalogue_files catalogue/files.cpp)
compile_apart(central_document document/content.cpp)
compile_apart(central_rules paper.cpp)
compile_apart(central_wire wire/cases.cpp wire/catalogue.cpp wire/help.cpp wire/messages.cpp wire/records.cpp)
compile_apart(drivers_camera modules.cpp)
compile_apart(drivers_devctl scan.cpp)
compile_apart(drivers_hid_pos report_descriptor.cpp)
compile_apart(kiosk_app rasterise.cpp)
compile_apart(kiosk_session catalogue_search.cpp guide_pages.cpp)
compile_apart(ui_input yi.cpp)
compile_apart(ui_receipt guide_slip.cpp)
compile_apart(ui_screens guide.cpp item_list.cpp package_guide.cpp)
compile_apart(ui_toolkit icons.cpp)

if(YIMEN_TESTS)
    compile_apart(crypto_test document_signature_test.cpp sealed_test.cpp signature_test.cpp)
    compile_apart(drivers_camera_test video_system_test.cpp)
    compile_apart(drivers_devctl_conform conform/subjects.cpp)
    compile_apart(drivers_faults_test story_conform_test.cpp)
    compile_apart(drivers_hid_pos_test scanner_test.cpp)
    compile_apart(drivers_recording_test story_test.cpp)
    compile_apart(escpos_test presenter_test.cpp printer_test.cpp trust_test.cpp)
    compile_apart(journeys centre_test.cpp guide_test.cpp)
    compile_apart(central_cases_test cases/working_days_test.cpp)
    compile_apart(central_test sharing/sharing_test.cpp)
    compile_apart(input_test input/yi_test.cpp)
    compile_apart(kiosk_devices_test devices_scanner_test.cpp devices_surroundings_test.cpp)
    compile_apart(kiosk_session_test catalogue_search_test.cpp session_catalogue_test.cpp
                  verification_code_test.cpp)
    compile_apart(kiosk_worker_test device_worker_test.cpp)
    compile_apart(simulation monkey.cpp)
    compile_apart(ui_test gallery/gallery_test.cpp screens/languages_test.cpp
                  toolkit/layout_check_test.cpp toolkit/transition_test.cpp)
endif()
